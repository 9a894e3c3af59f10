CREATE TABLE `sponsorship` (
	`member` text NOT NULL,
	`currency` text NOT NULL,
	`account` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`member`, `currency`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sponsorship_account` ON `sponsorship` (`account`);