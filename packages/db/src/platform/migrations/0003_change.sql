CREATE TABLE `founding_source` (
	`source` text NOT NULL,
	`day` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`source`, `day`)
);
