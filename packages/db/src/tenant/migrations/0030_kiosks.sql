CREATE TABLE `pass` (
	`id` text PRIMARY KEY NOT NULL,
	`purchase` text NOT NULL,
	`line` integer NOT NULL,
	`account` text NOT NULL,
	`product` text NOT NULL,
	`name_fr` text NOT NULL,
	`name_en` text,
	`uses` integer,
	`ends_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pass_account` ON `pass` (`account`,`id`);--> statement-breakpoint
CREATE INDEX `pass_purchase` ON `pass` (`purchase`);--> statement-breakpoint
CREATE TABLE `pass_use` (
	`id` text PRIMARY KEY NOT NULL,
	`pass` text NOT NULL,
	`used_by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pass_use_pass` ON `pass_use` (`pass`,`id`);--> statement-breakpoint
CREATE TABLE `product_stock` (
	`product` text PRIMARY KEY NOT NULL,
	`left_over` integer NOT NULL,
	`may_go_below` integer NOT NULL,
	CONSTRAINT "product_stock_enough" CHECK("product_stock"."left_over" >= 0 or "product_stock"."may_go_below")
);
--> statement-breakpoint
CREATE TABLE `stock_move` (
	`product` text NOT NULL,
	`cause` text NOT NULL,
	`kind` text NOT NULL,
	`change` integer NOT NULL,
	`note` text,
	`counted_by` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`product`, `cause`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `stock_move_cause` ON `stock_move` (`cause`);--> statement-breakpoint
CREATE INDEX `stock_move_product` ON `stock_move` (`product`,`at`,`cause`);--> statement-breakpoint
CREATE TABLE `kiosk` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`free_per_purchase` integer,
	`free_per_day` integer,
	`leave_hash` text NOT NULL,
	`leave_tries` integer NOT NULL,
	`code_hash` text,
	`code_expires_at` integer,
	`token_hash` text,
	`paired_at` integer,
	`seen_at` integer,
	`revoked_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kiosk_token` ON `kiosk` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `kiosk_code` ON `kiosk` (`code_hash`);--> statement-breakpoint
CREATE TABLE `kiosk_order` (
	`id` text PRIMARY KEY NOT NULL,
	`kiosk` text NOT NULL,
	`currency` text NOT NULL,
	`to_account` text NOT NULL,
	`amount` integer NOT NULL,
	`lines` text NOT NULL,
	`paid_by` text NOT NULL,
	`state` text NOT NULL,
	`card` text,
	`member` text,
	`from_account` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `kiosk_order_kiosk` ON `kiosk_order` (`kiosk`,`id`);--> statement-breakpoint
CREATE TABLE `payment_card` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`account` text NOT NULL,
	`number_hash` text,
	`tag_hash` text,
	`ending` text NOT NULL,
	`pin_hash` text NOT NULL,
	`tries` integer NOT NULL,
	`free_day` text,
	`free_spent` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_card_number` ON `payment_card` (`number_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `payment_card_tag` ON `payment_card` (`tag_hash`);--> statement-breakpoint
CREATE INDEX `payment_card_member` ON `payment_card` (`member`,`id`);--> statement-breakpoint
ALTER TABLE `product` ADD `photo` text;--> statement-breakpoint
ALTER TABLE `product` ADD `pass_uses` integer;--> statement-breakpoint
ALTER TABLE `product` ADD `pass_days` integer;--> statement-breakpoint
ALTER TABLE `purchase` ADD `kiosk_order` text;