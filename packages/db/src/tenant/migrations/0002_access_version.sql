CREATE TABLE `access_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	CONSTRAINT "access_version_single" CHECK("access_version"."id" = 1)
);
--> statement-breakpoint
INSERT INTO `access_version` (`id`, `version`) VALUES (1, 0);
--> statement-breakpoint
CREATE TRIGGER `access_session_revoked` AFTER UPDATE OF `revoked_at` ON `session` WHEN OLD.`revoked_at` IS NOT NEW.`revoked_at` BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_session_deleted` AFTER DELETE ON `session` WHEN OLD.`revoked_at` IS NULL BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_api_key_revoked` AFTER UPDATE OF `revoked_at` ON `api_key` WHEN OLD.`revoked_at` IS NOT NEW.`revoked_at` BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_api_key_deleted` AFTER DELETE ON `api_key` WHEN OLD.`revoked_at` IS NULL BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_device_key_added` AFTER INSERT ON `device_key` BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_device_key_revoked` AFTER UPDATE OF `revoked_at` ON `device_key` WHEN OLD.`revoked_at` IS NOT NEW.`revoked_at` BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_device_key_deleted` AFTER DELETE ON `device_key` WHEN OLD.`revoked_at` IS NULL BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_member_changed` AFTER UPDATE OF `status`, `role` ON `member` WHEN OLD.`status` = 'active' AND (NEW.`status` <> 'active' OR NEW.`role` <> OLD.`role`) BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_member_deleted` AFTER DELETE ON `member` WHEN OLD.`status` = 'active' BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_holder_changed` AFTER UPDATE OF `account`, `member`, `role` ON `account_holder` BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_holder_removed` AFTER DELETE ON `account_holder` BEGIN UPDATE `access_version` SET `version` = `version` + 1; END;
