CREATE TABLE `meter_mark` (
	`reserve` text NOT NULL,
	`meter` text NOT NULL,
	`mark` integer NOT NULL,
	`crossed_at` integer NOT NULL,
	PRIMARY KEY(`reserve`, `meter`, `mark`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `payment_volume` (
	`currency` text NOT NULL,
	`day` text NOT NULL,
	`amount` integer NOT NULL,
	`payments` integer NOT NULL,
	PRIMARY KEY(`currency`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `volume_cursor` (
	`id` integer PRIMARY KEY NOT NULL,
	`batch` integer NOT NULL,
	`at` integer NOT NULL
);
