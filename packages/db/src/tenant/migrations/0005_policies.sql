CREATE TABLE `policy` (
	`currency` text NOT NULL,
	`version` integer NOT NULL,
	`effective_at` integer NOT NULL,
	`settings` text NOT NULL,
	PRIMARY KEY(`currency`, `version`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `settlement` (
	`transfer` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`type` text NOT NULL,
	`receives` integer NOT NULL,
	`posted` integer NOT NULL,
	`held` integer NOT NULL,
	`fraction` integer NOT NULL,
	`from_tick` integer NOT NULL,
	`to_tick` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tick` (
	`currency` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`version` integer NOT NULL,
	`dividend` integer NOT NULL,
	`members` integer NOT NULL,
	`mass` integer NOT NULL,
	`reevaluate_at` integer,
	PRIMARY KEY(`currency`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tick_index` (
	`currency` text NOT NULL,
	`type` text NOT NULL,
	`tick` integer NOT NULL,
	`factor` text NOT NULL,
	`decay` text NOT NULL,
	`accrual` text NOT NULL,
	`created` integer NOT NULL,
	`floor` integer NOT NULL,
	`destination` text NOT NULL,
	`restarts` integer NOT NULL,
	PRIMARY KEY(`currency`, `type`, `tick`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `account` ADD `type` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `receives` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `tick` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `fraction` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `currency` ADD `recipients` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `posting` ADD `purpose` text;