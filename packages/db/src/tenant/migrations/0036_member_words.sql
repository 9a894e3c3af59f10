CREATE TABLE `member_word` (
	`word` text NOT NULL,
	`member` text NOT NULL,
	PRIMARY KEY(`word`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `member_word_member` ON `member_word` (`member`);--> statement-breakpoint
CREATE TRIGGER `member_words_changed` AFTER UPDATE OF `name`, `email` ON `member` BEGIN
	DELETE FROM `member_word` WHERE `member` = new.`id`;
	INSERT INTO `member_word` (`word`, `member`) VALUES (' ' || new.`name` || ' ' || coalesce(new.`email`, ''), new.`id`);
	UPDATE `member_word` SET `word` = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(`word`, 'à', 'a'), 'â', 'a'), 'ä', 'a'), 'á', 'a'), 'ã', 'a'), 'å', 'a'), 'À', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Á', 'a'), 'Ã', 'a'), 'Å', 'a'), 'ç', 'c'), 'Ç', 'c') WHERE `member` = new.`id`;
	UPDATE `member_word` SET `word` = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(`word`, 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'î', 'i'), 'ï', 'i'), 'í', 'i'), 'ì', 'i'), 'Î', 'i'), 'Ï', 'i') WHERE `member` = new.`id`;
	UPDATE `member_word` SET `word` = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(`word`, 'Í', 'i'), 'Ì', 'i'), 'ñ', 'n'), 'Ñ', 'n'), 'ô', 'o'), 'ö', 'o'), 'ó', 'o'), 'ò', 'o'), 'õ', 'o'), 'ø', 'o'), 'Ô', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'Ò', 'o') WHERE `member` = new.`id`;
	UPDATE `member_word` SET `word` = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(`word`, 'Õ', 'o'), 'Ø', 'o'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ú', 'u'), 'Ù', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'ÿ', 'y'), 'ý', 'y'), 'Ÿ', 'y'), 'Ý', 'y') WHERE `member` = new.`id`;
	UPDATE `member_word` SET `word` = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(`word`, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'), char(768), ''), char(769), ''), char(770), ''), char(771), ''), char(776), ''), char(807), ''), '.', ' '), ',', ' '), ';', ' ') WHERE `member` = new.`id`;
	UPDATE `member_word` SET `word` = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(`word`, ':', ' '), '!', ' '), '?', ' '), '''', ' '), '’', ' '), '"', ' '), '@', ' '), '_', ' '), '-', ' '), '–', ' '), '/', ' '), '\', ' '), '(', ' '), ')', ' ') WHERE `member` = new.`id`;
	UPDATE `member_word` SET `word` = replace(replace(replace(replace(replace(replace(replace(replace(`word`, '+', ' '), '&', ' '), '%', ' '), char(160), ' '), char(8239), ' '), char(9), ' '), char(13), ' '), char(10), ' ') WHERE `member` = new.`id`;
	INSERT INTO `member_word` (`word`, `member`) SELECT DISTINCT lower(split.value), new.`id` FROM `member_word`, json_each('[' || replace(json_quote(`word`), ' ', '","') || ']') AS split WHERE `member` = new.`id` AND split.value <> '';
	DELETE FROM `member_word` WHERE `member` = new.`id` AND instr(`word`, ' ') > 0;
END;--> statement-breakpoint
CREATE TRIGGER `member_words_added` AFTER INSERT ON `member` BEGIN
	UPDATE `member` SET `name` = `name` WHERE `id` = new.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `member_words_gone` AFTER DELETE ON `member` BEGIN
	DELETE FROM `member_word` WHERE `member` = old.`id`;
END;--> statement-breakpoint
UPDATE `member` SET `name` = `name`;