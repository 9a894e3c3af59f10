ALTER TABLE `invitation` ADD `sponsor` text;--> statement-breakpoint
ALTER TABLE `invitation` ADD `batch` text;--> statement-breakpoint
CREATE INDEX `invitation_batch` ON `invitation` (`batch`,`id`);