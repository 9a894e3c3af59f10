CREATE TABLE `daily_figure` (
	`currency` text NOT NULL,
	`measure` text NOT NULL,
	`day` text NOT NULL,
	`part` text NOT NULL,
	`amount` integer NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`currency`, `measure`, `day`, `part`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `insight_cursor` (
	`name` text PRIMARY KEY NOT NULL,
	`batch` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `monthly_activity` (
	`currency` text NOT NULL,
	`month` text NOT NULL,
	`account` text NOT NULL,
	`paid` integer NOT NULL,
	`payments` integer NOT NULL,
	`received` integer NOT NULL,
	`receipts` integer NOT NULL,
	`last_on` text NOT NULL,
	PRIMARY KEY(`currency`, `month`, `account`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `unusual_payment` (
	`id` text PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`at` integer NOT NULL,
	`reasons` text NOT NULL,
	`looked_at` integer,
	`looked_by` text,
	`note` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `unusual_payment_at` ON `unusual_payment` (`at`,`id`);