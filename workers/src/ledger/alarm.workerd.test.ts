import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { database } from "@mereau/db/platform/schema.ts";
import { jobRun } from "@mereau/db/tenant/schema.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { Command } from "@mereau/shared/ledger/command.ts";
import { eq } from "drizzle-orm";
import { readSettings } from "#env.ts";
import { findTenant } from "#services/platform/communities.ts";
import { openPlatform } from "#services/platform/connect.ts";
import { runCron } from "#testing/cron.ts";
import { foundHere } from "#testing/foundHere.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const settings = readSettings(env);
const platform = openPlatform(settings);
const newId = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const actor = { member: "camille", onBehalfOf: null };

let community: string;
let ledger: Awaited<ReturnType<typeof foundHere>>["ledger"];

const parties = { currency: "MIEL", from: "MIEL:2001", to: "MIEL:2002", amount: 10 };

const hold = (expiresAt: number): Command & { id: string } => ({
  kind: "hold",
  id: newId(),
  actor,
  ...parties,
  expiresAt,
});

const open = (account: string): Command => ({
  kind: "open_account",
  account,
  currency: "MIEL",
  creditLimit: 0,
  balanceCap: 1_000_000,
});

beforeEach(async () => {
  const founded = await foundHere();
  [community, ledger] = [founded.request.id, founded.ledger];
  const issue: Command = { ...parties, kind: "issue", id: newId(), actor, to: "MIEL:2001", amount: 1_000 };
  await ledger().submit(community, [open("MIEL:2001"), open("MIEL:2002"), issue]);
  await settled();
});

afterEach(() => {
  vi.useRealTimers();
});

const alarmAt = () => runInDurableObject(ledger(), (_, state) => state.storage.getAlarm());

/** The first alarm goes off as soon as a ledger is opened: it has nothing to do but to set the next one. */
const settled = () =>
  vi.waitFor(async () => expect(await alarmAt()).toBeGreaterThan(Date.now() + HOUR), { timeout: 5_000 });

/** Puts the clock of this Worker, and so of its object, to another moment. */
const setClock = (moment: number) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(moment);
};

const tenant = async () => {
  const found = await findTenant(platform, settings, community, Date.now());
  if (!found) throw new Error("the community has no database");
  return found.db;
};

const stateOf = async (id: string) => {
  const db = await tenant();
  const { rows } = await db.$client.execute({ sql: "SELECT state FROM hold WHERE id = ?", args: [id] });
  return rows[0]?.["state"];
};

const notedAt = async () =>
  (await platform.select().from(database).where(eq(database.community, community)))[0]?.nextDueAt;

test("with nothing in sight a ledger looks again within a day, and the platform knows", async () => {
  const alarm = (await alarmAt()) ?? 0;
  expect(alarm - Date.now()).toBeLessThanOrEqual(DAY);
  await vi.waitFor(async () => expect(await notedAt()).toBeGreaterThanOrEqual(alarm));
  expect(((await notedAt()) ?? 0) - alarm).toBeLessThan(600_000);
});

test("an alarm a month late, fired twice, lets a hold go once", async () => {
  const placed = hold(Date.now() + HOUR);
  await ledger().submit(community, [placed]);
  expect(await alarmAt()).toBe(placed.kind === "hold" ? placed.expiresAt : 0);
  const before = await ledger().head(community);
  setClock(Date.now() + 30 * DAY);
  await runDurableObjectAlarm(ledger());
  await runDurableObjectAlarm(ledger());
  expect(await stateOf(placed.id)).toBe("expired");
  const after = await ledger().head(community);
  expect(after.ok && before.ok && after.head.seq - before.head.seq).toBe(1);
});

test("a duty that throws leaves its alarm set, 30 s on, then a minute, and is told with its reason", async () => {
  const placed = hold(Date.now() + HOUR);
  await ledger().submit(community, [placed]);
  const db = await tenant();
  await db.$client.execute("ALTER TABLE hold RENAME TO lost");
  const late = Date.now() + 2 * HOUR;
  setClock(late);
  await runDurableObjectAlarm(ledger());
  expect(await alarmAt()).toBe(late + 30_000);
  await db.$client.execute("ALTER TABLE lost RENAME TO hold");
  await evictDurableObject(ledger());
  await ledger().head(community);
  await db.$client.execute("ALTER TABLE hold RENAME TO lost");
  setClock(late + 30_000);
  await runDurableObjectAlarm(ledger());
  expect(await alarmAt()).toBe(late + 90_000);
  await db.$client.execute("ALTER TABLE lost RENAME TO hold");
  const told = await ledger().duties(community);
  expect(told.ok && told.duties.find(({ name }) => name === "holds")).toMatchObject({
    failures: 2,
    failedAt: late + 30_000,
    reason: expect.stringContaining("hold"),
  });
  setClock(late + 90_000);
  await runDurableObjectAlarm(ledger());
  expect(await stateOf(placed.id)).toBe("expired");
  const healed = await ledger().duties(community);
  expect(healed.ok && healed.duties.find(({ name }) => name === "holds")).toMatchObject({
    failures: 0,
    doneAt: late + 90_000,
  });
});

test("a lost alarm is set again by cron, and what was due is done", async () => {
  const placed = hold(Date.now() + 1_500);
  await ledger().submit(community, [placed]);
  await runInDurableObject(ledger(), (_, state) => state.storage.deleteAlarm());
  await evictDurableObject(ledger());
  await platform
    .update(database)
    .set({ nextDueAt: Date.now() - HOUR })
    .where(eq(database.community, community));
  expect(await stateOf(placed.id)).toBe("open");
  await runCron(Date.now());
  await vi.waitFor(async () => expect(await stateOf(placed.id)).toBe("expired"), { timeout: 5_000 });
  await settled();
  await vi.waitFor(async () => expect(await notedAt()).toBeGreaterThan(Date.now()));
});

test("an alarm that a living ledger has lost is set again by cron too", async () => {
  const placed = hold(Date.now() + HOUR);
  await ledger().submit(community, [placed]);
  await runInDurableObject(ledger(), (_, state) => state.storage.deleteAlarm());
  const late = Date.now() + 2 * HOUR;
  setClock(late);
  await runCron(late);
  expect(await alarmAt()).toBe(late);
  await runDurableObjectAlarm(ledger());
  expect(await stateOf(placed.id)).toBe("expired");
});

test("a ledger that does not open is tried again ever later", async () => {
  const db = await tenant();
  await evictDurableObject(ledger());
  await db.$client.execute("ALTER TABLE writer RENAME TO lost");
  const rests: number[] = [];
  const begun = Date.now();
  for (let now = begun, tries = 0; tries < 9; tries += 1) {
    setClock(now);
    if (tries === 0) await ledger().wake(community);
    await runDurableObjectAlarm(ledger());
    const next = (await alarmAt()) ?? 0;
    rests.push((next - now) / 1_000);
    now = next;
  }
  expect(rests).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
  await db.$client.execute("ALTER TABLE lost RENAME TO writer");
  expect(await ledger().head(community)).toMatchObject({ ok: true });
});

test("a clock that jumped a year ahead and back leaves no alarm that sleeps for a year", async () => {
  const now = Date.now();
  setClock(now + YEAR);
  await runDurableObjectAlarm(ledger());
  expect(await alarmAt()).toBeGreaterThan(now + YEAR);
  expect(await notedAt()).toBeGreaterThan(now + YEAR);
  vi.useRealTimers();
  await runCron(now);
  await vi.waitFor(async () => expect(await alarmAt()).toBeLessThan(now + 2 * DAY), { timeout: 5_000 });
  await vi.waitFor(async () => expect(await notedAt()).toBeLessThan(now + 2 * DAY), { timeout: 5_000 });
});

test("the platform is not told of each moment: a hold an hour earlier once, the holds after it never", async () => {
  const told = async (lastsMs: number) => {
    await ledger().submit(community, [hold(Date.now() + lastsMs)]);
    return notedAt();
  };
  await vi.waitFor(async () => expect(await told(5 * HOUR)).toBeLessThan(Date.now() + 6 * HOUR));
  const noted = await notedAt();
  for (const hours of [6, 7, 8]) expect(await told(hours * HOUR)).toBe(noted);
  const db = await tenant();
  expect(await db.select().from(jobRun)).toEqual([]);
});
