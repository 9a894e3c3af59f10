CREATE TABLE `acceptance` (
	`member` text NOT NULL,
	`document` text NOT NULL,
	`version` text NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`entered_by` text,
	PRIMARY KEY(`member`, `document`, `version`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `application_source` (
	`source` text NOT NULL,
	`hour` integer NOT NULL,
	`count` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`source`, `hour`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_version` (
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`version` text NOT NULL,
	`text` text NOT NULL,
	`types` text NOT NULL,
	`in_force_from` integer NOT NULL,
	`withdrawn_at` integer,
	PRIMARY KEY(`kind`, `number`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_version_name` ON `document_version` (`kind`,`version`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`by` text NOT NULL,
	`type` text,
	`note` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`uses` integer NOT NULL,
	`approved` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_code` ON `invitation` (`code_hash`);--> statement-breakpoint
CREATE INDEX `invitation_by` ON `invitation` (`by`,`id`);--> statement-breakpoint
CREATE TABLE `invitation_use` (
	`application` text PRIMARY KEY NOT NULL,
	`invitation` text NOT NULL,
	`at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `invitation_use_invitation` ON `invitation_use` (`invitation`);--> statement-breakpoint
CREATE TABLE `sign_in_phone` (
	`phone` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_phone_member` ON `sign_in_phone` (`member`);--> statement-breakpoint
INSERT INTO `document_version` (`kind`, `number`, `version`, `text`, `types`, `in_force_from`)
SELECT 'charter', 1, json_extract(`value`, '$.version'), json_extract(`value`, '$.text'), '[]', `updated_at` FROM `setting` WHERE `key` = 'charter';
--> statement-breakpoint
WITH typed AS (
	SELECT `id`, replace(replace(replace(replace(replace(replace(replace(`phone`, '(0)', ''), ' ', ''), '.', ''), '/', ''), '-', ''), '(', ''), ')', '') AS t FROM `member` WHERE `phone` IS NOT NULL
), numbered AS (
	SELECT `id`, CASE
		WHEN length(t) = 10 AND substr(t, 1, 4) IN ('0262', '0263', '0269', '0639', '0692', '0693') THEN '+262' || substr(t, 2)
		WHEN length(t) = 10 AND substr(t, 1, 4) IN ('0590', '0690', '0691') THEN '+590' || substr(t, 2)
		WHEN length(t) = 10 AND substr(t, 1, 4) IN ('0594', '0694') THEN '+594' || substr(t, 2)
		WHEN length(t) = 10 AND substr(t, 1, 4) IN ('0596', '0696', '0697') THEN '+596' || substr(t, 2)
		WHEN length(t) = 10 AND t GLOB '0[1-9]*' THEN '+33' || substr(t, 2)
		WHEN length(t) = 13 AND t GLOB '+330[1-9]*' THEN '+33' || substr(t, 5)
		WHEN t GLOB '00[1-9]*' THEN '+' || substr(t, 3)
		ELSE t END AS n FROM typed
)
UPDATE `member` SET `phone` = numbered.n FROM numbered
WHERE numbered.`id` = `member`.`id` AND numbered.n GLOB '+[1-9]*' AND substr(numbered.n, 2) NOT GLOB '*[^0-9]*' AND length(numbered.n) BETWEEN 8 AND 16;
--> statement-breakpoint
INSERT OR IGNORE INTO `sign_in_phone` (`phone`, `member`)
SELECT `phone`, `id` FROM `member` WHERE `status` = 'active' AND `phone` GLOB '+[1-9]*' AND substr(`phone`, 2) NOT GLOB '*[^0-9]*' ORDER BY `number`;
