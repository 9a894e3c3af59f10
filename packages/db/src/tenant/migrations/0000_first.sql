CREATE TABLE IF NOT EXISTS `schema_version` (
	`version` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`applied_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`credit_limit` integer NOT NULL,
	`balance_cap` integer NOT NULL,
	`posted` integer NOT NULL,
	`held` integer NOT NULL,
	CONSTRAINT "account_held" CHECK("account"."held" >= 0),
	CONSTRAINT "account_limit" CHECK("account"."posted" - "account"."held" >= -"account"."credit_limit"),
	CONSTRAINT "account_cap" CHECK("account"."posted" <= "account"."balance_cap")
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `allowance` (
	`account` text NOT NULL,
	`member` text NOT NULL,
	`per_transfer` integer,
	`per_day` integer,
	`day` text NOT NULL,
	`spent` integer NOT NULL,
	PRIMARY KEY(`account`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `batch` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`epoch` integer NOT NULL,
	`at` integer NOT NULL,
	`last_transfer` integer NOT NULL,
	`last_posting` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `batch_at` ON `batch` (`at`);--> statement-breakpoint
CREATE TABLE `currency` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`symbol` text NOT NULL,
	`scale` integer NOT NULL,
	`kind` text NOT NULL,
	`backing` text,
	`signature_from` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `hold` (
	`id` text PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`from_account` text NOT NULL,
	`to_account` text NOT NULL,
	`amount` integer NOT NULL,
	`captured` integer NOT NULL,
	`state` text NOT NULL,
	`expires_at` integer NOT NULL,
	CONSTRAINT "hold_captured" CHECK("hold"."captured" between 0 and "hold"."amount")
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `hold_open` ON `hold` (`expires_at`) WHERE "hold"."state" = 'open';--> statement-breakpoint
CREATE INDEX `hold_of_account` ON `hold` (`from_account`) WHERE "hold"."state" = 'open';--> statement-breakpoint
CREATE TABLE `posting` (
	`account` text NOT NULL,
	`seq` integer NOT NULL,
	`transfer` text NOT NULL,
	`at` integer NOT NULL,
	`amount` integer NOT NULL,
	`posted` integer NOT NULL,
	PRIMARY KEY(`account`, `seq`),
	CONSTRAINT "posting_moves" CHECK("posting"."amount" <> 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`batch` integer NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`verdict` text NOT NULL,
	`refusal_amount` integer,
	`currency` text NOT NULL,
	`from_account` text NOT NULL,
	`to_account` text NOT NULL,
	`amount` integer NOT NULL,
	`memo` text,
	`category` text,
	`reference` text,
	`related` text,
	`actor` text,
	`on_behalf_of` text,
	`key_id` text,
	`signature` text,
	`expires_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_reversed_once` ON `transfer` (`related`) WHERE "transfer"."kind" = 'reversal' and "transfer"."verdict" = 'accepted';--> statement-breakpoint
CREATE TABLE `writer` (
	`id` integer PRIMARY KEY NOT NULL,
	`epoch` integer NOT NULL,
	CONSTRAINT "writer_single" CHECK("writer"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `account_holder` (
	`account` text NOT NULL,
	`member` text NOT NULL,
	`role` text NOT NULL,
	`per_transfer` integer,
	`per_day` integer,
	`since` integer NOT NULL,
	PRIMARY KEY(`account`, `member`)
);
--> statement-breakpoint
CREATE INDEX `account_holder_member` ON `account_holder` (`member`);--> statement-breakpoint
CREATE TABLE `account_profile` (
	`account` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`opened_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`phone` text,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`role` text NOT NULL,
	`language` text NOT NULL,
	`message` text,
	`applied_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`decision_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_number` ON `member` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `member_email` ON `member` (`email`) WHERE "member"."email" is not null;--> statement-breakpoint
CREATE INDEX `member_status` ON `member` (`status`,`number`);--> statement-breakpoint
CREATE INDEX `member_name` ON `member` ("name" collate nocase);--> statement-breakpoint
CREATE TABLE `member_type` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`provider` integer NOT NULL,
	`accounts` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `api_key` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`name` text NOT NULL,
	`member` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_token` ON `api_key` (`token_hash`);--> statement-breakpoint
CREATE TABLE `device_key` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`public_key` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE INDEX `device_key_member` ON `device_key` (`member`);--> statement-breakpoint
CREATE TABLE `login_code` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `login_code_member` ON `login_code` (`member`,`created_at`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`member` text NOT NULL,
	`device` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token` ON `session` (`token_hash`);--> statement-breakpoint
CREATE INDEX `session_member` ON `session` (`member`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text,
	`on_behalf_of` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text,
	`request_id` text
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE TABLE `mail` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`state` text NOT NULL,
	`failure` text
);
--> statement-breakpoint
CREATE INDEX `mail_created` ON `mail` (`created_at`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);

--> statement-breakpoint
INSERT INTO `writer` (`id`, `epoch`) VALUES (1, 0);
