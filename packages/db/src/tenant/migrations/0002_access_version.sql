CREATE TABLE `access_version` (
	`member` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `access_session_revoked` AFTER UPDATE OF `revoked_at` ON `session` WHEN OLD.`revoked_at` IS NOT NEW.`revoked_at` BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`member`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_session_deleted` AFTER DELETE ON `session` WHEN OLD.`revoked_at` IS NULL BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`member`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_api_key_revoked` AFTER UPDATE OF `revoked_at` ON `api_key` WHEN OLD.`revoked_at` IS NOT NEW.`revoked_at` BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`member`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_api_key_deleted` AFTER DELETE ON `api_key` WHEN OLD.`revoked_at` IS NULL BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`member`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_device_key_revoked` AFTER UPDATE OF `revoked_at` ON `device_key` WHEN OLD.`revoked_at` IS NOT NEW.`revoked_at` BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`member`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_device_key_deleted` AFTER DELETE ON `device_key` WHEN OLD.`revoked_at` IS NULL BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`member`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_member_changed` AFTER UPDATE OF `status`, `role` ON `member` WHEN OLD.`status` = 'active' AND (NEW.`status` <> 'active' OR NEW.`role` <> OLD.`role`) BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`id`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_member_deleted` AFTER DELETE ON `member` WHEN OLD.`status` = 'active' BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`id`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_holder_changed` AFTER UPDATE OF `account`, `member`, `role` ON `account_holder` WHEN OLD.`account` <> NEW.`account` OR OLD.`member` <> NEW.`member` OR OLD.`role` <> NEW.`role` BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`member`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `access_holder_removed` AFTER DELETE ON `account_holder` BEGIN INSERT INTO `access_version` (`member`, `version`) VALUES (OLD.`member`, 1) ON CONFLICT (`member`) DO UPDATE SET `version` = `version` + 1; END;
