CREATE TABLE `recovery_code` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`hash` text NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `recovery_code_member` ON `recovery_code` (`member`);--> statement-breakpoint
CREATE TABLE `totp` (
	`member` text PRIMARY KEY NOT NULL,
	`sealed_secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_step` integer NOT NULL,
	`tries` integer NOT NULL,
	`tries_since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`deed` text NOT NULL,
	`method` text NOT NULL,
	`path` text NOT NULL,
	`body` text,
	`fingerprint` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text,
	`status` integer,
	`problem` text
);
--> statement-breakpoint
CREATE INDEX `proposal_state` ON `proposal` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `proposal_fingerprint` ON `proposal` (`fingerprint`);--> statement-breakpoint
ALTER TABLE `session` ADD `second_step_at` integer;--> statement-breakpoint
ALTER TABLE `audit` ADD `approved_by` text;--> statement-breakpoint
CREATE INDEX `member_staff` ON `member` (`role`,`id`) WHERE "member"."role" <> 'member';