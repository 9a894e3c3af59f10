CREATE TABLE `payout_details` (
	`account` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`iban` text NOT NULL,
	`bic` text,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `redemption_approval` (
	`id` text PRIMARY KEY NOT NULL,
	`redemption` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `redemption_approval_one` ON `redemption_approval` (`redemption`,`by`);--> statement-breakpoint
CREATE TABLE `redemption_export` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`digest` text NOT NULL,
	`execute_on` text NOT NULL,
	`count` integer NOT NULL,
	`cents` integer NOT NULL,
	`file` text NOT NULL,
	`taken_back_at` integer,
	`taken_back_by` text,
	`taken_back_because` text,
	`wired_on` text,
	`wired_at` integer,
	`wired_by` text,
	CONSTRAINT "redemption_export_end" CHECK("redemption_export"."taken_back_at" is null or "redemption_export"."wired_at" is null)
);
--> statement-breakpoint
CREATE TABLE `redemption_export_line` (
	`export` text NOT NULL,
	`redemption` text NOT NULL,
	`cents` integer NOT NULL,
	`holder` text NOT NULL,
	`iban` text NOT NULL,
	`bic` text,
	`out_at` integer,
	PRIMARY KEY(`export`, `redemption`),
	CONSTRAINT "redemption_export_line_cents" CHECK("redemption_export_line"."cents" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `redemption_export_line_one` ON `redemption_export_line` (`redemption`) WHERE "redemption_export_line"."out_at" is null;--> statement-breakpoint
CREATE TABLE `till` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`teller` text NOT NULL,
	`place` text,
	`opened_at` integer NOT NULL,
	`float_cents` integer NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`counted_cents` integer,
	`expected_cents` integer,
	`note` text,
	CONSTRAINT "till_counts" CHECK("till"."float_cents" >= 0 and coalesce("till"."counted_cents", 0) >= 0),
	CONSTRAINT "till_closed" CHECK(("till"."closed_at" is null) = ("till"."counted_cents" is null) and ("till"."closed_at" is null) = ("till"."expected_cents" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `till_number` ON `till` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `till_open` ON `till` (`teller`) WHERE "till"."closed_at" is null;--> statement-breakpoint
CREATE INDEX `till_teller` ON `till` (`teller`,`number`);--> statement-breakpoint
CREATE TABLE `till_movement` (
	`id` text PRIMARY KEY NOT NULL,
	`till` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`means` text NOT NULL,
	`cents` integer NOT NULL,
	`account` text,
	`currency` text,
	`amount` integer,
	`note` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`asked_at` integer NOT NULL,
	CONSTRAINT "till_movement_moves" CHECK("till_movement"."cents" <> 0),
	CONSTRAINT "till_movement_issue" CHECK("till_movement"."kind" <> 'issue' or ("till_movement"."cents" > 0 and "till_movement"."account" is not null and "till_movement"."currency" is not null and coalesce("till_movement"."amount", 0) > 0))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `till_movement_number` ON `till_movement` (`till`,`number`);