CREATE TABLE `webhook_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`endpoint` text NOT NULL,
	`event` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`status` integer,
	`answer` text NOT NULL,
	`went` text NOT NULL,
	`again_at` integer
);
--> statement-breakpoint
CREATE INDEX `webhook_attempt_endpoint` ON `webhook_attempt` (`endpoint`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `webhook_attempt_at` ON `webhook_attempt` (`at`);--> statement-breakpoint
CREATE TABLE `webhook_cursor` (
	`id` integer PRIMARY KEY NOT NULL,
	`batch` integer NOT NULL,
	`audit_at` integer NOT NULL,
	`applied_at` integer NOT NULL,
	`looked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `webhook_endpoint` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`kinds` text NOT NULL,
	`secret` text NOT NULL,
	`former_secret` text,
	`former_until` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`disabled_at` integer,
	`disabled_for` text,
	`failing_since` integer,
	`last_sent_at` integer
);
--> statement-breakpoint
CREATE TABLE `webhook_event` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`data` text NOT NULL,
	`planned_at` integer
);
--> statement-breakpoint
CREATE INDEX `webhook_event_at` ON `webhook_event` (`at`);--> statement-breakpoint
CREATE INDEX `webhook_event_unplanned` ON `webhook_event` (`at`) WHERE "webhook_event"."planned_at" is null;--> statement-breakpoint
CREATE TABLE `ledger_verification` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`started_by` text NOT NULL,
	`finished_at` integer,
	`head` integer NOT NULL,
	`public_key` text NOT NULL,
	`phase` text NOT NULL,
	`after` text NOT NULL,
	`batches` integer NOT NULL,
	`transfers` integer NOT NULL,
	`postings` integer NOT NULL,
	`accounts` integer NOT NULL,
	`hash` text NOT NULL,
	`head_at` integer NOT NULL,
	`faults` text NOT NULL,
	`fault_count` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_verification_running` ON `ledger_verification` ((1)) WHERE "ledger_verification"."finished_at" is null;