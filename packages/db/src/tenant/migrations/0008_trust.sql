CREATE TABLE `certification` (
	`certified` integer NOT NULL,
	`certifier` integer NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`certified`, `certifier`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `certification_id` ON `certification` (`id`);--> statement-breakpoint
CREATE INDEX `certification_given` ON `certification` (`certifier`,`at`);--> statement-breakpoint
CREATE TABLE `membership` (
	`member` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`since` integer,
	`expires_at` integer,
	`grace_until` integer,
	`ends_at` integer,
	`next_reminder_at` integer,
	`revoked_by` text,
	`notice` text,
	`notice_at` integer,
	`unsettled_since` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `membership_ends` ON `membership` (`state`,`ends_at`);--> statement-breakpoint
CREATE INDEX `membership_reminder` ON `membership` (`next_reminder_at`) WHERE "membership"."next_reminder_at" is not null;--> statement-breakpoint
CREATE INDEX `membership_notice` ON `membership` (`notice_at`) WHERE "membership"."notice_at" is not null;--> statement-breakpoint
CREATE INDEX `membership_unsettled` ON `membership` (`unsettled_since`) WHERE "membership"."unsettled_since" is not null;--> statement-breakpoint
INSERT INTO `membership` (`member`, `state`, `since`) SELECT `id`, 'recognised', coalesce(`decided_at`, `applied_at`) FROM `member` WHERE `status` IN ('active', 'suspended');
