import { createClient } from "@libsql/client/web";
import { migrate } from "@mereau/db/migrate.ts";
import { platformMigrations } from "@mereau/db/platform/migrations.ts";
import * as z from "zod";

/*
 * PLATFORM_DATABASE_URL=… PLATFORM_DATABASE_TOKEN=… npm run migrate-platform
 * Brings the platform database of a deployment up to the schema of this code: before the first deploy, and before each
 * later one whose code expects more. Communities' own databases migrate by themselves, when their ledger wakes.
 */

const settings = z.object({ PLATFORM_DATABASE_URL: z.url(), PLATFORM_DATABASE_TOKEN: z.string().min(1) });

const parsed = settings.safeParse(process.env);
if (parsed.success) {
  const { PLATFORM_DATABASE_URL: url, PLATFORM_DATABASE_TOKEN: authToken } = parsed.data;
  const version = await migrate(createClient({ url, authToken }), platformMigrations, Date.now());
  process.stdout.write(`The platform database is at version ${version}.\n`);
} else {
  const names = parsed.error.issues.map((issue) => issue.path.join("."));
  process.stderr.write(`Set ${names.join(" and ")} to the platform database's address and token.\n`);
  process.exitCode = 1;
}
