import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

import type { Migration } from "@mereau/db/migrate.ts";
import { clusteredTables } from "@mereau/db/tenant/clustered.ts";
import * as z from "zod";

/*
 * npm run migrations [name]      writes the SQL that brings the committed migrations up to the schema
 * npm run migrations -- --check  fails when the schema, the SQL and the embedded modules differ
 */

const db = join(import.meta.dirname, "../packages/db");
const schemas = [
  { name: "tenant", clustered: clusteredTables },
  { name: "platform", clustered: [] },
] as const;
type Schema = (typeof schemas)[number];

const journal = z.object({ entries: z.array(z.object({ idx: z.int(), tag: z.string() })) });

const run = (command: string, parameters: string[]) => {
  const { status } = spawnSync(command, parameters, {
    cwd: db,
    stdio: ["inherit", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`${command} ended with status ${status}`);
};

const sqlFiles = async (folder: string) =>
  (await readdir(folder)).filter((file) => file.endsWith(".sql")).toSorted();

/** Says what drizzle cannot: clustered tables, and a version table that the migration runner may have made already. */
function rewrite(sql: string, clustered: readonly string[]): string {
  const statements = sql.split("--> statement-breakpoint").map((statement) => {
    const table = /CREATE TABLE `(?:__new_)?(\w+)`/.exec(statement)?.[1];
    if (table === "schema_version") return statement.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS");
    if (table === undefined || !clustered.includes(table)) return statement;
    return statement.replace(/\);(\s*)$/, ") WITHOUT ROWID;$1");
  });
  return statements.join("--> statement-breakpoint");
}

/** Lets drizzle-kit write what is missing into `folder`; returns the new files. */
async function generate(schema: Schema, folder: string, name: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const before = await sqlFiles(folder);
  run("drizzle-kit", [
    "generate",
    "--dialect=sqlite",
    `--schema=./src/${schema.name}/schema.ts`,
    `--out=./${relative(db, folder)}`,
    `--name=${name}`,
  ]);
  const added = (await sqlFiles(folder)).filter((file) => !before.includes(file));
  for (const file of added) {
    const path = join(folder, file);
    await writeFile(path, rewrite(await readFile(path, "utf8"), schema.clustered));
  }
  return added;
}

async function read(folder: string): Promise<Migration[]> {
  const { entries } = journal.parse(JSON.parse(await readFile(join(folder, "meta/_journal.json"), "utf8")));
  return Promise.all(
    entries.map(async ({ idx, tag }) => {
      const sql = await readFile(join(folder, `${tag}.sql`), "utf8");
      const statements = sql.split("--> statement-breakpoint").map((statement) => statement.trim());
      return { version: idx + 1, name: tag, statements: statements.filter(Boolean) };
    }),
  );
}

/** Worker code reads no files, so it carries its SQL as a module. */
async function embed(schema: Schema, folder: string, target: string): Promise<void> {
  const migrations = JSON.stringify(await read(folder), null, 2);
  await writeFile(
    target,
    `// Written by \`npm run migrations\` from the SQL files in migrations/.\n` +
      `import type { Migration } from "#migrate.ts";\n\n` +
      `export const ${schema.name}Migrations: readonly Migration[] = ${migrations};\n`,
  );
  run("oxfmt", [relative(db, target)]);
}

async function check(schema: Schema): Promise<string[]> {
  const folder = join(db, "src", schema.name);
  const temporary = await mkdtemp(join(db, `.check-${schema.name}-`));
  try {
    await cp(join(folder, "migrations"), join(temporary, "migrations"), { recursive: true });
    const added = await generate(schema, join(temporary, "migrations"), "check");
    if (added.length > 0) return [`${schema.name}: the schema has changed since its last migration`];
    await embed(schema, join(temporary, "migrations"), join(temporary, "migrations.ts"));
    const fresh = await readFile(join(temporary, "migrations.ts"), "utf8");
    const committed = await readFile(join(folder, "migrations.ts"), "utf8");
    return fresh === committed ? [] : [`${schema.name}: migrations.ts differs from the SQL files`];
  } finally {
    await rm(temporary, { recursive: true });
  }
}

const [argument = "change"] = process.argv.slice(2);
if (argument === "--check") {
  const faults = (await Promise.all(schemas.map(check))).flat();
  for (const fault of faults) console.error(`${fault}. Run: npm run migrations`);
  if (faults.length > 0) process.exitCode = 1;
} else {
  for (const schema of schemas) {
    const folder = join(db, "src", schema.name);
    const added = await generate(schema, join(folder, "migrations"), argument);
    await embed(schema, join(folder, "migrations"), join(folder, "migrations.ts"));
    console.log(`${schema.name}: ${added.length > 0 ? added.join(", ") : "nothing to change"}`);
  }
}
