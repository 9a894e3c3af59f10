CREATE TABLE `community_plan` (
	`community` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`members` integer,
	`payments` integer,
	`bytes` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `community_usage` (
	`community` text PRIMARY KEY NOT NULL,
	`measured_at` integer NOT NULL,
	`members` integer NOT NULL,
	`accounts` integer NOT NULL,
	`transfers` integer NOT NULL,
	`payments` integer NOT NULL,
	`bytes` integer,
	`failures` integer NOT NULL,
	`last_failure` text,
	`last_failure_at` integer
);
