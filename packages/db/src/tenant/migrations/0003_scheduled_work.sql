CREATE TABLE `job_run` (
	`work` text NOT NULL,
	`subject` text NOT NULL,
	`period` text NOT NULL,
	`id` text NOT NULL,
	`due_at` integer NOT NULL,
	`try_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`failure` text,
	`detail` text,
	PRIMARY KEY(`work`, `subject`, `period`)
);
--> statement-breakpoint
CREATE INDEX `job_run_open` ON `job_run` (`work`,`try_at`) WHERE "job_run"."finished_at" is null;--> statement-breakpoint
CREATE INDEX `job_run_finished` ON `job_run` (`work`,`finished_at`);