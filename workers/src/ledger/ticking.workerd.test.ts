import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { FoundedCurrency } from "@mereau/shared/contracts/communities.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { readSettings } from "#env.ts";
import { findTenant } from "#services/platform/communities.ts";
import { openPlatform } from "#services/platform/connect.ts";
import { runCron } from "#testing/cron.ts";
import { foundHere } from "#testing/foundHere.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Ten a day to the founder, of which a hundredth melts every day. */
const cime: FoundedCurrency = {
  code: "CIME",
  name: "Cime",
  symbol: "ci",
  scale: 2,
  kind: "dividend",
  backing: null,
  defaults: { creditLimit: "0", balanceCap: null },
  policies: policySettings.parse({
    dividend: { amount: "10.00", reevaluation: null },
    demurrage: { rate: "1", per: "day", to: "burn" },
  }),
};
const member = {
  code: "member",
  name: "Membre",
  provider: true,
  accounts: [{ currency: "CIME", limits: null }],
};
const settings = readSettings(env);
const platform = openPlatform(settings);

type Founded = Awaited<ReturnType<typeof foundHere>>;

let town: Founded;
/** The first midnight that the community lives to see. */
let midnight: number;

/** Founds a community. Its first alarm goes off at once, and has nothing to do but to set the next one. */
async function found(): Promise<Founded> {
  const founded = await foundHere({ currencies: [cime], memberTypes: [member] });
  await vi.waitFor(async () => expect(await alarmAt(founded)).toBe(midnight), { timeout: 5_000 });
  return founded;
}

beforeEach(async () => {
  midnight = Math.ceil(Date.now() / DAY) * DAY;
  town = await found();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Puts the clock of this Worker, and so of its object, to another moment. */
const setClock = (moment: number) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(moment);
};

const alarmAt = ({ ledger }: Founded = town) =>
  runInDurableObject(ledger(), (_, state) => state.storage.getAlarm());

async function alarmGoesOff(moment: number, { ledger }: Founded = town): Promise<void> {
  setClock(moment);
  await runDurableObjectAlarm(ledger());
}

async function client({ request }: Founded = town) {
  const tenant = await findTenant(platform, settings, request.id, Date.now());
  if (!tenant) throw new Error("the community has no database");
  return tenant.db.$client;
}

/** What a community's tables say, row by row. */
async function rows(sql: string, of: Founded = town): Promise<unknown[][]> {
  const answer = await (await client(of)).execute(sql);
  return answer.rows.map((row) => answer.columns.map((column) => row[column]));
}

const ticks = (of?: Founded) =>
  rows("SELECT number, at, version, dividend, members, mass FROM tick WHERE number > 0 ORDER BY number", of);
const indexes = (of?: Founded) =>
  rows("SELECT tick, decay, accrual, created FROM tick_index ORDER BY type, tick", of);

test("an alarm at the moment of a tick records it, and fired twice records it once", async () => {
  await alarmGoesOff(midnight);
  const head = await town.ledger().head(town.request.id);
  await runDurableObjectAlarm(town.ledger());
  expect(await ticks()).toEqual([[1, midnight, 1, 1_000, 1, 0]]);
  expect(await town.ledger().head(town.request.id)).toEqual(head);
  expect(await alarmAt()).toBeGreaterThan(midnight + HOUR);
  expect(await alarmAt()).toBeLessThanOrEqual(midnight + DAY);
});

/** A second member, who receives the dividend as the founder does. */
const join = ({ ledger, request }: Founded) =>
  ledger().submit(request.id, [
    {
      kind: "open_account",
      account: "CIME:1002",
      currency: "CIME",
      creditLimit: 0,
      balanceCap: AMOUNT_MAX,
      type: "member",
    },
    { kind: "set_standing", account: "CIME:1002", type: "member", receives: true },
  ]);

/** Each account to its last fraction, once all are settled. */
async function settledAccounts(of: Founded): Promise<unknown[][]> {
  const accounts = ["CIME:1001", "CIME:1002"];
  await of.ledger().submit(
    of.request.id,
    accounts.map((account) => ({ kind: "settle", account })),
  );
  return rows("SELECT id, posted, held, receives, tick, fraction FROM account ORDER BY id", of);
}

test("a month of lost alarms comes to the same state as an alarm a day", { timeout: 30_000 }, async () => {
  const daily = await found();
  for (const one of [daily, town]) await join(one);
  for (let day = 0; day < 31; day += 1) await alarmGoesOff(midnight + day * DAY + day, daily);
  await runInDurableObject(town.ledger(), (_, state) => state.storage.deleteAlarm());
  await evictDurableObject(town.ledger());
  setClock(midnight + 30 * DAY + HOUR);
  await town.ledger().wake(town.request.id);
  await runDurableObjectAlarm(town.ledger());
  expect(await ticks()).toHaveLength(31);
  expect(await ticks()).toEqual(await ticks(daily));
  expect(await indexes()).toEqual(await indexes(daily));
  const accounts = await settledAccounts(town);
  expect(accounts).toEqual(await settledAccounts(daily));
  // 10.00 each day and 99 % of what was there, to 31 ticks: 1000 × (1 − 0.99³¹) ÷ 0.01
  const posted = Math.floor((1_000 * (1 - 0.99 ** 31)) / 0.01);
  expect(accounts.map(([id, amount]) => [id, amount])).toEqual([
    ["CIME:1001", posted],
    ["CIME:1002", posted],
    ["CIME:dividends", 0],
    ["CIME:issuance", -2 * posted],
  ]);
});

const instance = () => runInDurableObject(town.ledger(), (it) => it);

test("an instance that dies in the middle of its alarm leaves the tick to the next one", async () => {
  await (
    await client()
  ).execute("CREATE TRIGGER refuse BEFORE INSERT ON tick BEGIN SELECT RAISE(ABORT, 'not now'); END");
  const dying = await instance();
  await alarmGoesOff(midnight).catch(() => undefined);
  expect(await ticks()).toEqual([]);
  await (await client()).execute("DROP TRIGGER refuse");
  await vi.waitFor(async () => expect(await instance()).not.toBe(dying), { timeout: 5_000 });
  await vi.waitFor(async () => expect(await alarmAt()).toBe(midnight + 30_000), { timeout: 5_000 });
  await alarmGoesOff(midnight + 30_000);
  expect(await ticks()).toEqual([[1, midnight, 1, 1_000, 1, 0]]);
});

test("a clock a year ahead and back records each tick once, and wakes within two days", async () => {
  const now = Date.now();
  await alarmGoesOff(midnight + 364 * DAY);
  const ahead = await ticks();
  expect(ahead.map(([number, at]) => [number, at])).toEqual(
    Array.from({ length: 365 }, (_, day) => [day + 1, midnight + day * DAY]),
  );
  vi.useRealTimers();
  await runCron(now);
  await vi.waitFor(async () => expect(await alarmAt()).toBeLessThan(now + 2 * DAY), { timeout: 5_000 });
  await runDurableObjectAlarm(town.ledger());
  expect(await ticks()).toEqual(ahead);
  await alarmGoesOff(midnight + 365 * DAY);
  expect(await ticks()).toHaveLength(366);
});

test("a month without a touch is settled by the alarm, up to the last unit", async () => {
  for (const at of [midnight + 31 * DAY, midnight + 31 * DAY + 1_000]) await alarmGoesOff(at);
  const [[posted, tick] = []] = await rows("SELECT posted, tick FROM account WHERE id = 'CIME:1001'");
  expect(tick).toBe(32);
  // 10.00 each day and 99 % of what was there: 1000 × (1 − 0.99³²) ÷ 0.01.
  expect(posted).toBe(Math.floor((1_000 * (1 - 0.99 ** 32)) / 0.01));
  const sums = await rows("SELECT sum(posted) FROM account WHERE currency = 'CIME'");
  expect(sums).toEqual([[0]]);
});
