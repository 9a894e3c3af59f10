CREATE TABLE `billing` (
	`member` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`siren` text,
	`vat_number` text,
	`is_vat_exempt` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invoice` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`seller` text NOT NULL,
	`seller_member` text NOT NULL,
	`currency` text NOT NULL,
	`buyer` text,
	`buyer_asked` text NOT NULL,
	`lines` text NOT NULL,
	`delivered_on` text,
	`due_on` text,
	`note` text,
	`year` integer,
	`ordinal` integer,
	`number` text,
	`issued_on` text,
	`seller_told` text,
	`buyer_told` text,
	`rate` text,
	`corrects` text,
	`reason` text,
	`settled_at` integer,
	`settled_how` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_number` ON `invoice` (`seller_member`,`year`,`ordinal`);--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_corrected_once` ON `invoice` (`corrects`);--> statement-breakpoint
CREATE INDEX `invoice_seller` ON `invoice` (`seller`,`id`);--> statement-breakpoint
CREATE INDEX `invoice_buyer` ON `invoice` (`buyer`,`id`);--> statement-breakpoint
ALTER TABLE `payment_request` ADD `reference` text;