ALTER TABLE `database` ADD `next_due_at` integer;--> statement-breakpoint
CREATE INDEX `database_due` ON `database` (`next_due_at`);