CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`name` text NOT NULL,
	`credential` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`synced` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`session` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkey_credential` ON `passkey` (`credential`);--> statement-breakpoint
CREATE INDEX `passkey_member` ON `passkey` (`member`,`id`);--> statement-breakpoint
CREATE TABLE `spent_challenge` (
	`hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `spent_challenge_expires` ON `spent_challenge` (`expires_at`);--> statement-breakpoint
ALTER TABLE `device_key` ADD `session` text;--> statement-breakpoint
ALTER TABLE `session` ADD `agent` text;--> statement-breakpoint
ALTER TABLE `session` ADD `passkey` text;--> statement-breakpoint
ALTER TABLE `session` ADD `last_used_at` integer;