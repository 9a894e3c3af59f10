CREATE TABLE `bank_line` (
	`id` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`statement` text NOT NULL,
	`iban` text NOT NULL,
	`booked_on` text NOT NULL,
	`cents` integer NOT NULL,
	`label` text NOT NULL,
	`reference` text,
	`counterparty` text,
	`bank_reference` text,
	`reversal` integer NOT NULL,
	`state` text NOT NULL,
	`note` text,
	`deposit` text,
	`account` text,
	`currency` text,
	`amount` integer,
	`transfer` text,
	`actor` text,
	`issue_reference` text,
	`refusal` text,
	`reason` text,
	`state_before` text,
	CONSTRAINT "bank_line_moves" CHECK("bank_line"."cents" <> 0),
	CONSTRAINT "bank_line_planned" CHECK("bank_line"."state" not in ('matched', 'issued', 'refused') or ("bank_line"."cents" > 0 and "bank_line"."transfer" is not null and "bank_line"."actor" is not null and "bank_line"."account" is not null and coalesce("bank_line"."amount", 0) > 0))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_line_fingerprint` ON `bank_line` (`fingerprint`);--> statement-breakpoint
CREATE UNIQUE INDEX `bank_line_transfer` ON `bank_line` (`transfer`) WHERE "bank_line"."transfer" is not null;--> statement-breakpoint
CREATE INDEX `bank_line_booked` ON `bank_line` (`booked_on`,`id`);--> statement-breakpoint
CREATE INDEX `bank_line_state` ON `bank_line` (`state`,`booked_on`,`id`);--> statement-breakpoint
CREATE INDEX `bank_line_statement` ON `bank_line` (`statement`,`booked_on`,`id`);--> statement-breakpoint
CREATE TABLE `bank_statement` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`format` text NOT NULL,
	`name` text,
	`imported_at` integer NOT NULL,
	`imported_by` text NOT NULL,
	`ibans` text NOT NULL,
	`first_day` text,
	`last_day` text,
	`entries` integer NOT NULL,
	`skipped` integer NOT NULL,
	`repeated` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `bank_statement_imported` ON `bank_statement` (`imported_at`,`id`);--> statement-breakpoint
CREATE TABLE `deposit` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`member` text NOT NULL,
	`account` text NOT NULL,
	`currency` text NOT NULL,
	`cents` integer NOT NULL,
	`state` text NOT NULL,
	`line` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT "deposit_positive" CHECK("deposit"."cents" > 0),
	CONSTRAINT "deposit_brought" CHECK(("deposit"."line" is null) = ("deposit"."state" in ('expected', 'cancelled')))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deposit_reference` ON `deposit` (`reference`);--> statement-breakpoint
CREATE INDEX `deposit_member` ON `deposit` (`member`,`id`);--> statement-breakpoint
CREATE INDEX `deposit_account` ON `deposit` (`account`,`state`);--> statement-breakpoint
CREATE INDEX `deposit_state` ON `deposit` (`state`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `deposit_line` ON `deposit` (`line`) WHERE "deposit"."line" is not null;