CREATE TABLE `member_joining` (
	`member` text PRIMARY KEY NOT NULL,
	`joined_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `membership_fee` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`minimum` integer,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`next_at` integer,
	`reminded` integer DEFAULT -1 NOT NULL,
	`noticed_at` integer,
	`unpaid_at` integer,
	`suspended_at` integer,
	`refunded_at` integer,
	`waived_at` integer,
	`waived_by` text,
	`waived_because` text,
	CONSTRAINT "membership_fee_amount" CHECK("membership_fee"."amount" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_fee_period` ON `membership_fee` (`member`,`starts_on`);--> statement-breakpoint
CREATE INDEX `membership_fee_state` ON `membership_fee` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `membership_fee_next` ON `membership_fee` (`next_at`) WHERE "membership_fee"."next_at" is not null;--> statement-breakpoint
CREATE TABLE `membership_fee_mandate` (
	`member` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`account` text NOT NULL,
	`up_to` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`key_id` text,
	`signature` text
);
--> statement-breakpoint
CREATE TABLE `membership_fee_payment` (
	`id` text PRIMARY KEY NOT NULL,
	`fee` text NOT NULL,
	`state` text NOT NULL,
	`means` text NOT NULL,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`from_account` text,
	`reference` text,
	`paid_on` text NOT NULL,
	`recorded_by` text,
	`recorded_at` integer NOT NULL,
	`receipt` integer,
	`refund` text,
	`refunded_at` integer,
	`refunded_by` text,
	`refunded_because` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_fee_payment_one` ON `membership_fee_payment` (`fee`) WHERE "membership_fee_payment"."state" <> 'refunded';--> statement-breakpoint
CREATE UNIQUE INDEX `membership_fee_payment_receipt` ON `membership_fee_payment` (`receipt`) WHERE "membership_fee_payment"."receipt" is not null;
--> statement-breakpoint
CREATE TRIGGER `member_joined` AFTER UPDATE OF `status` ON `member` WHEN NEW.`status` = 'active' BEGIN INSERT INTO `member_joining` (`member`, `joined_at`) VALUES (NEW.`id`, coalesce(NEW.`decided_at`, NEW.`applied_at`)) ON CONFLICT (`member`) DO NOTHING; END;
--> statement-breakpoint
CREATE TRIGGER `member_founded` AFTER INSERT ON `member` WHEN NEW.`status` = 'active' BEGIN INSERT INTO `member_joining` (`member`, `joined_at`) VALUES (NEW.`id`, coalesce(NEW.`decided_at`, NEW.`applied_at`)) ON CONFLICT (`member`) DO NOTHING; END;
--> statement-breakpoint
INSERT INTO `member_joining` (`member`, `joined_at`) SELECT `id`, coalesce((SELECT min(`since`) FROM `account_holder` WHERE `account_holder`.`member` = `member`.`id` AND `role` = 'owner'), `decided_at`, `applied_at`) FROM `member` WHERE `status` IN ('active', 'suspended');
