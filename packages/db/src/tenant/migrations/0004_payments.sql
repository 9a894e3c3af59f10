CREATE TABLE `auto_accept` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`key_id` text,
	`signature` text,
	`currency` text NOT NULL,
	`from_account` text NOT NULL,
	`to_account` text NOT NULL,
	`per_request` integer NOT NULL,
	`per_month` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE INDEX `auto_accept_from` ON `auto_accept` (`from_account`,`to_account`);--> statement-breakpoint
CREATE TABLE `auto_payment` (
	`request` text PRIMARY KEY NOT NULL,
	`auto_accept` text NOT NULL,
	`month` text NOT NULL,
	`amount` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `auto_payment_month` ON `auto_payment` (`auto_accept`,`month`);--> statement-breakpoint
CREATE TABLE `batch_line` (
	`batch` text NOT NULL,
	`line` integer NOT NULL,
	`payee` text NOT NULL,
	`amount_text` text NOT NULL,
	`memo` text,
	`to_account` text,
	`name` text,
	`amount` integer,
	`fault` text,
	`transfer` text,
	`verdict` text,
	`refusal_amount` integer,
	PRIMARY KEY(`batch`, `line`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `batch_payment` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`key_id` text,
	`signature` text,
	`currency` text NOT NULL,
	`from_account` text NOT NULL,
	`name` text NOT NULL,
	`mode` text NOT NULL,
	`date` text,
	`lines` integer NOT NULL,
	`faults` integer NOT NULL,
	`total` integer NOT NULL,
	`digest` text NOT NULL,
	`state` text NOT NULL,
	`failure` text,
	`confirmed_at` integer,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `batch_payment_from` ON `batch_payment` (`from_account`,`id`);--> statement-breakpoint
CREATE TABLE `payment_request` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`created_at` integer NOT NULL,
	`currency` text NOT NULL,
	`to_account` text NOT NULL,
	`from_account` text,
	`amount` integer,
	`memo` text,
	`category` text,
	`expires_at` integer,
	`state` text NOT NULL,
	`transfer` text,
	`payer` text,
	`claimed_at` integer,
	`closed_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `payment_request_to` ON `payment_request` (`to_account`,`id`);--> statement-breakpoint
CREATE INDEX `payment_request_from` ON `payment_request` (`from_account`,`id`);--> statement-breakpoint
CREATE TABLE `standing_order` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`key_id` text,
	`signature` text,
	`currency` text NOT NULL,
	`from_account` text NOT NULL,
	`to_account` text NOT NULL,
	`amount` integer NOT NULL,
	`memo` text,
	`category` text,
	`rhythm` text NOT NULL,
	`first_date` text NOT NULL,
	`end_date` text,
	`count` integer,
	`made` integer NOT NULL,
	`state` text NOT NULL,
	`ended_at` integer,
	`ended_because` text
);
--> statement-breakpoint
CREATE INDEX `standing_order_from` ON `standing_order` (`from_account`,`id`);