ALTER TABLE `acceptance` ADD `key_id` text;--> statement-breakpoint
ALTER TABLE `acceptance` ADD `signature` text;--> statement-breakpoint
ALTER TABLE `acceptance` ADD `signed_at` integer;