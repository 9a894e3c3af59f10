CREATE TABLE `member_card` (
	`member` text PRIMARY KEY NOT NULL,
	`about` text,
	`categories` text DEFAULT '[]' NOT NULL,
	`address` text,
	`latitude` real,
	`longitude` real,
	`hours` text,
	`website` text,
	`phone_shown` integer DEFAULT false NOT NULL,
	`email_shown` integer DEFAULT false NOT NULL,
	`photo` text,
	CONSTRAINT "member_card_place_whole" CHECK(("member_card"."latitude" is null) = ("member_card"."longitude" is null))
);
--> statement-breakpoint
CREATE INDEX `member_card_photo` ON `member_card` (`photo`);--> statement-breakpoint
CREATE INDEX `member_card_place` ON `member_card` (`latitude`,`longitude`) WHERE "member_card"."latitude" is not null;--> statement-breakpoint
CREATE TABLE `picture` (
	`hash` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` blob NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "picture_size" CHECK(length("picture"."bytes") between 1 and 200000)
);
