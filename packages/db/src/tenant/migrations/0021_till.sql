CREATE TABLE `refund` (
	`id` text PRIMARY KEY NOT NULL,
	`transfer` text NOT NULL,
	`amount` integer NOT NULL,
	`member` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "refund_amount" CHECK("refund"."amount" > 0)
);
--> statement-breakpoint
CREATE INDEX `refund_transfer` ON `refund` (`transfer`);--> statement-breakpoint
ALTER TABLE `payment_request` ADD `mix_cents` integer;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `mix_whole` integer;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `mix_least` integer;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `beside_cents` integer;--> statement-breakpoint
ALTER TABLE `payment_request` ADD `beside_means` text;--> statement-breakpoint
CREATE INDEX `payment_request_open` ON `payment_request` (`from_account`) WHERE "payment_request"."state" = 'open';--> statement-breakpoint
CREATE INDEX `payment_request_transfer` ON `payment_request` (`transfer`) WHERE "payment_request"."transfer" is not null;