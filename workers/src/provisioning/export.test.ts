import { batch, member, picture, setting } from "@mereau/db/tenant/schema.ts";
import * as tenant from "@mereau/db/tenant/schema.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { EXPORT_VERSION } from "@mereau/shared/export/lines.ts";
import { getTableName, is, Table } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { exportCommunity } from "#provisioning/export.ts";
import { exportedTables } from "#provisioning/exporting/tables.ts";
import { found } from "#provisioning/found.ts";
import { requireTenant } from "#provisioning/tenant.ts";
import { foundingOf, newId } from "#testing/founding.ts";
import { startWorld, type World } from "#testing/world.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

const rowLine = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) });

async function exportLines(community: string): Promise<unknown[]> {
  const lines: unknown[] = [];
  for await (const line of exportCommunity(world.startIsolate(), community)) {
    expect(line.indexOf("\n")).toBe(line.length - 1);
    lines.push(JSON.parse(line));
  }
  return lines;
}

test("an export tells whose it is, carries every row in the order of its table, and counts them at the end", async () => {
  const isolate = world.startIsolate();
  const request = foundingOf();
  await found(isolate, request);
  const { db, publicKey } = await requireTenant(isolate, request.id);
  const [first, ...rest] = await exportLines(request.id);
  expect(first).toMatchObject({
    format: "mereau-export",
    version: EXPORT_VERSION,
    community: { id: request.id, slug: request.slug, name: "Essai", region: "weur", publicKey },
    schemaVersion: tenantMigrations.length,
  });
  const rows = rest.slice(0, -1).map((line) => rowLine.parse(line));
  const [kept] = await db.select().from(batch);
  expect(rows[0]).toMatchObject({
    table: "batch",
    row: { seq: 1, content: kept?.content, hash: kept?.hash },
  });
  const counted = Object.fromEntries(exportedTables.map(({ name }) => [name, 0]));
  for (const { table } of rows) counted[table] = (counted[table] ?? 0) + 1;
  expect(rest.at(-1)).toMatchObject({ end: true, rows: counted });
  expect(counted).toMatchObject({
    batch: 1,
    currency: 2,
    account: 4,
    member: 1,
    member_type: 2,
    account_holder: 1,
  });
});

test("a table of many pages, and rows of any length, come out whole and in order", async () => {
  const isolate = world.startIsolate();
  const request = foundingOf();
  await found(isolate, request);
  const { db } = await requireTenant(isolate, request.id);
  const people = Array.from({ length: 1200 }, (_, index) => ({
    id: newId(),
    number: 2000 + index,
    name: `Élodie ${index}`,
    type: "individual",
    status: "active" as const,
    role: "member" as const,
    language: "fr" as const,
    appliedAt: 1,
  }));
  for (let index = 0; index < people.length; index += 400)
    await db.insert(member).values(people.slice(index, index + 400));
  const long = Array.from({ length: 5 }, (_, index) => ({
    key: `long ${index}`,
    value: "é".repeat(900_000),
    updatedAt: index,
  }));
  for (const row of long) await db.insert(setting).values(row);

  const rows = (await exportLines(request.id)).slice(1, -1).map((line) => rowLine.parse(line));
  const ids = rows.filter(({ table }) => table === "member").map(({ row }) => row["id"]);
  expect(ids).toEqual([request.admin.id, ...people.map(({ id }) => id)].toSorted());
  const settings = rows.filter(({ table }) => table === "setting").map(({ row }) => row);
  expect(settings.map(({ key }) => key)).toEqual([
    "categories",
    "directoryPublic",
    "identity",
    ...long.map(({ key }) => key),
  ]);
  expect(settings[3]?.["value"]).toBe(JSON.stringify(long[2]?.value));
}, 30_000);

test("only what serves a living community stays out of its export", () => {
  const all = Object.values<unknown>(tenant).filter((table) => is(table, Table));
  const out = all.map(getTableName).filter((name) => !exportedTables.some((table) => table.name === name));
  expect(out.toSorted()).toEqual([
    "access_version",
    "api_key",
    "application_source",
    "kiosk",
    "known_device",
    "login_code",
    "member_word",
    "passkey",
    "payment_card",
    "push_subscription",
    "recovery_code",
    "schema_version",
    "session",
    "spent_challenge",
    "totp",
    "webhook_attempt",
    "webhook_cursor",
    "webhook_endpoint",
    "webhook_event",
    "writer",
  ]);
  expect(exportedTables[0]?.name).toBe("batch");
});

test("there is no export of a community that does not exist", async () => {
  await expect(exportLines(newId())).rejects.toMatchObject({ code: "unknown_community" });
});

test("bytes are carried whole, in base64url", async () => {
  const isolate = world.startIsolate();
  const request = foundingOf();
  await found(isolate, request);
  const { db } = await requireTenant(isolate, request.id);
  const bytes = Buffer.from([0, 255, 216, 10, 13, 254]);
  const kept = {
    hash: "5a".repeat(32),
    type: "image/png" as const,
    width: 2,
    height: 3,
    createdAt: 1,
    bytes,
  };
  await db.insert(picture).values(kept);
  const rows = (await exportLines(request.id)).flatMap((line) => rowLine.safeParse(line).data ?? []);
  expect(rows.find(({ table }) => table === "picture")?.row).toMatchObject({
    hash: kept.hash,
    width: 2,
    bytes: "AP_YCg3-",
  });
});
