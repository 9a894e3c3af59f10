// Written by `npm run migrations` from the SQL files in migrations/.
import type { Migration } from "#migrate.ts";

export const platformMigrations: readonly Migration[] = [
  {
    version: 1,
    name: "0000_first",
    statements: [
      "CREATE TABLE `community` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`slug` text NOT NULL,\n\t`name` text NOT NULL,\n\t`status` text NOT NULL,\n\t`region` text NOT NULL,\n\t`step` text NOT NULL,\n\t`request` text NOT NULL,\n\t`demo` integer NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`opened_at` integer,\n\t`deleted_at` integer\n);",
      "CREATE UNIQUE INDEX `community_slug` ON `community` (`slug`);",
      "CREATE TABLE `community_export` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`community` text NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`finished_at` integer,\n\t`expires_at` integer NOT NULL,\n\t`lines` integer NOT NULL,\n\t`chunks` integer NOT NULL\n);",
      'CREATE UNIQUE INDEX `community_export_finished` ON `community_export` (`community`) WHERE "community_export"."finished_at" is not null;',
      "CREATE TABLE `database` (\n\t`community` text PRIMARY KEY NOT NULL,\n\t`driver` text NOT NULL,\n\t`name` text NOT NULL,\n\t`url` text NOT NULL,\n\t`sealed_token` text NOT NULL,\n\t`sealed_signing_seed` text NOT NULL,\n\t`signing_public_key` text NOT NULL,\n\t`schema_version` integer NOT NULL\n);",
      "CREATE TABLE `export_chunk` (\n\t`export` text NOT NULL,\n\t`seq` integer NOT NULL,\n\t`content` blob NOT NULL,\n\tPRIMARY KEY(`export`, `seq`)\n);",
      "CREATE TABLE `host` (\n\t`name` text PRIMARY KEY NOT NULL,\n\t`community` text NOT NULL\n);",
      "CREATE TABLE `job_run` (\n\t`community` text NOT NULL,\n\t`job` text NOT NULL,\n\t`period` text NOT NULL,\n\t`started_at` integer NOT NULL,\n\t`finished_at` integer,\n\t`failure` text,\n\tPRIMARY KEY(`community`, `job`, `period`)\n);",
      "CREATE INDEX `job_run_started` ON `job_run` (`started_at`);",
      "CREATE TABLE IF NOT EXISTS `schema_version` (\n\t`version` integer PRIMARY KEY NOT NULL,\n\t`name` text NOT NULL,\n\t`applied_at` integer NOT NULL\n);",
    ],
  },
  {
    version: 2,
    name: "0001_scheduled_work",
    statements: [
      "ALTER TABLE `database` ADD `next_due_at` integer;",
      "CREATE INDEX `database_due` ON `database` (`next_due_at`);",
    ],
  },
  {
    version: 3,
    name: "0002_guard",
    statements: [
      "CREATE TABLE `community_plan` (\n\t`community` text PRIMARY KEY NOT NULL,\n\t`name` text NOT NULL,\n\t`members` integer,\n\t`payments` integer,\n\t`bytes` integer,\n\t`updated_at` integer NOT NULL\n);",
      "CREATE TABLE `community_usage` (\n\t`community` text PRIMARY KEY NOT NULL,\n\t`measured_at` integer NOT NULL,\n\t`members` integer NOT NULL,\n\t`accounts` integer NOT NULL,\n\t`transfers` integer NOT NULL,\n\t`payments` integer NOT NULL,\n\t`bytes` integer,\n\t`failures` integer NOT NULL,\n\t`last_failure` text,\n\t`last_failure_at` integer\n);",
    ],
  },
  {
    version: 4,
    name: "0003_change",
    statements: [
      "CREATE TABLE `founding_source` (\n\t`source` text NOT NULL,\n\t`day` integer NOT NULL,\n\t`count` integer NOT NULL,\n\tPRIMARY KEY(`source`, `day`)\n);",
    ],
  },
  {
    version: 5,
    name: "0004_change",
    statements: ["ALTER TABLE `community` ADD `trial_until` integer;"],
  },
];
