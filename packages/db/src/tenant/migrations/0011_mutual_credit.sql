CREATE TABLE `credit_source` (
	`account` text NOT NULL,
	`counterparty` text NOT NULL,
	`earned` integer NOT NULL,
	`raised` integer NOT NULL,
	PRIMARY KEY(`account`, `counterparty`),
	CONSTRAINT "credit_source_figures" CHECK("credit_source"."earned" >= 0 and "credit_source"."raised" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `account_profile` ADD `limits_set_at` integer;--> statement-breakpoint
ALTER TABLE `account_profile` ADD `limits_reason` text;--> statement-breakpoint
UPDATE `account_profile` SET `limits_set_at` = `opened_at` WHERE EXISTS (SELECT 1 FROM `account` JOIN `member_type` ON `member_type`.`code` = `account`.`type`, json_each(`member_type`.`accounts`) AS `usual` WHERE `account`.`id` = `account_profile`.`account` AND `usual`.`key` = `account`.`currency` AND (`account`.`credit_limit` <> `usual`.`value` ->> 'creditLimit' OR `account`.`balance_cap` <> `usual`.`value` ->> 'balanceCap'));
