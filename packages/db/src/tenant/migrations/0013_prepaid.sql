CREATE TABLE `monthly_use` (
	`account` text NOT NULL,
	`purpose` text NOT NULL,
	`month` text NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`account`, `purpose`),
	CONSTRAINT "monthly_use_used" CHECK("monthly_use"."used" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `product` (
	`id` text PRIMARY KEY NOT NULL,
	`name_fr` text NOT NULL,
	`name_en` text,
	`category` text,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`cents` integer,
	`minimum_share` integer NOT NULL,
	`picture` text,
	`active` integer NOT NULL,
	`position` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `purchase` (
	`id` text PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`from_account` text NOT NULL,
	`to_account` text NOT NULL,
	`actor` text NOT NULL,
	`on_behalf_of` text,
	`amount` integer NOT NULL,
	`cents` integer NOT NULL,
	`seller` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `purchase_from` ON `purchase` (`from_account`,`id`);--> statement-breakpoint
CREATE TABLE `purchase_line` (
	`purchase` text NOT NULL,
	`line` integer NOT NULL,
	`product` text NOT NULL,
	`name_fr` text NOT NULL,
	`name_en` text,
	`quantity` integer NOT NULL,
	`amount` integer NOT NULL,
	`cents` integer,
	PRIMARY KEY(`purchase`, `line`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sale_receipt` (
	`number` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sale_receipt_subject` ON `sale_receipt` (`subject`);--> statement-breakpoint
CREATE TABLE `task` (
	`id` text PRIMARY KEY NOT NULL,
	`name_fr` text NOT NULL,
	`name_en` text,
	`description` text,
	`category` text,
	`currency` text NOT NULL,
	`reward` integer NOT NULL,
	`pot` text,
	`validators` text NOT NULL,
	`active` integer NOT NULL,
	`position` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `task_claim` (
	`id` text PRIMARY KEY NOT NULL,
	`task` text NOT NULL,
	`member` text NOT NULL,
	`account` text NOT NULL,
	`note` text,
	`currency` text NOT NULL,
	`reward` integer NOT NULL,
	`pot` text,
	`state` text NOT NULL,
	`transfer` text NOT NULL,
	`claimed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_claim_transfer` ON `task_claim` (`transfer`);--> statement-breakpoint
CREATE INDEX `task_claim_member` ON `task_claim` (`member`,`id`);--> statement-breakpoint
CREATE INDEX `task_claim_state` ON `task_claim` (`state`,`id`);--> statement-breakpoint
CREATE TABLE `top_up` (
	`id` text PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`account` text NOT NULL,
	`member` text,
	`sold_by` text NOT NULL,
	`cents` integer NOT NULL,
	`units` integer NOT NULL,
	`price_cents` integer NOT NULL,
	`price_units` integer NOT NULL,
	`means` text NOT NULL,
	`reference` text,
	`seller` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "top_up_positive" CHECK("top_up"."cents" > 0 and "top_up"."units" > 0)
);
--> statement-breakpoint
CREATE INDEX `top_up_currency` ON `top_up` (`currency`,`id`);--> statement-breakpoint
CREATE INDEX `top_up_account` ON `top_up` (`account`,`id`);