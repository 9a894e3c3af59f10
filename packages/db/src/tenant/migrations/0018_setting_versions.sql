CREATE TABLE `setting_version` (
	`subject` text NOT NULL,
	`version` integer NOT NULL,
	`settings` text NOT NULL,
	`before` text,
	`effective_at` integer NOT NULL,
	`settled_at` integer NOT NULL,
	`settled_by` text NOT NULL,
	`state` text NOT NULL,
	`decided_at` integer,
	`failure` text,
	PRIMARY KEY(`subject`, `version`)
);
