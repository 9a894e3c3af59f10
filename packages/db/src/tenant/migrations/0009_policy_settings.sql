CREATE TABLE `policy_record` (
	`currency` text NOT NULL,
	`version` integer NOT NULL,
	`settled_at` integer NOT NULL,
	`settled_by` text,
	PRIMARY KEY(`currency`, `version`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `member` ADD `amounts` text DEFAULT 'units' NOT NULL;