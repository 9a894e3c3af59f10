CREATE TABLE `former_number` (
	`number` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `former_number_member` ON `former_number` (`member`);--> statement-breakpoint
CREATE TABLE `member_import` (
	`id` text PRIMARY KEY NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`file_name` text NOT NULL,
	`digest` text NOT NULL,
	`header` text NOT NULL,
	`options` text NOT NULL,
	`state` text NOT NULL,
	`lines` integer NOT NULL,
	`to_create` integer NOT NULL,
	`to_update` integer NOT NULL,
	`present` integer NOT NULL,
	`refused` integer NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`updated` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`confirmed_by` text,
	`confirmed_at` integer,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `member_import_draft` ON `member_import` (`state`,`created_by`);--> statement-breakpoint
CREATE TABLE `member_import_line` (
	`import` text NOT NULL,
	`line` integer NOT NULL,
	`cells` text,
	`person` text,
	`fate` text NOT NULL,
	`faults` text NOT NULL,
	`member` text,
	`verdict` text,
	PRIMARY KEY(`import`, `line`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `member_import_line_member` ON `member_import_line` (`member`);--> statement-breakpoint
CREATE TABLE `member_note` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `member_note_member` ON `member_note` (`member`,`id`);