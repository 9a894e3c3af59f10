ALTER TABLE `posting` ADD `counter` text;
--> statement-breakpoint
UPDATE `membership` SET `unsettled_since` = 1 WHERE `state` = 'recognised';
