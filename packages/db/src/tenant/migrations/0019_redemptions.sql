CREATE TABLE `redemption_payout` (
	`id` text PRIMARY KEY NOT NULL,
	`wired_on` text NOT NULL,
	`reference` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `transfer_redemption` ON `transfer` (`id`) WHERE "transfer"."kind" = 'redemption' and "transfer"."verdict" = 'accepted';