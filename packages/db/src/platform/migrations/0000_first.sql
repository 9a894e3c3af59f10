CREATE TABLE `community` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`region` text NOT NULL,
	`step` text NOT NULL,
	`request` text NOT NULL,
	`demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `community_slug` ON `community` (`slug`);--> statement-breakpoint
CREATE TABLE `community_export` (
	`id` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`expires_at` integer NOT NULL,
	`lines` integer NOT NULL,
	`chunks` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `community_export_finished` ON `community_export` (`community`) WHERE "community_export"."finished_at" is not null;--> statement-breakpoint
CREATE TABLE `database` (
	`community` text PRIMARY KEY NOT NULL,
	`driver` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`sealed_token` text NOT NULL,
	`sealed_signing_seed` text NOT NULL,
	`signing_public_key` text NOT NULL,
	`schema_version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `export_chunk` (
	`export` text NOT NULL,
	`seq` integer NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`export`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `host` (
	`name` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `job_run` (
	`community` text NOT NULL,
	`job` text NOT NULL,
	`period` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`failure` text,
	PRIMARY KEY(`community`, `job`, `period`)
);
--> statement-breakpoint
CREATE INDEX `job_run_started` ON `job_run` (`started_at`);--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `schema_version` (
	`version` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`applied_at` integer NOT NULL
);
