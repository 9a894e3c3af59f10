import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { FoundedCurrency } from "@mereau/shared/contracts/communities.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";
import { membershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { readSettings } from "#env.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { reachLedger } from "#services/ledger/reach.ts";
import { changeMemberType } from "#services/member-types/change.ts";
import { changeMembershipPolicy } from "#services/membership/changePolicy.ts";
import { findTenant } from "#services/platform/communities.ts";
import { openPlatform } from "#services/platform/connect.ts";
import { foundHere } from "#testing/foundHere.ts";

const usual = { scale: 2, backing: null, defaults: { creditLimit: "0", balanceCap: null } };
const pokou: FoundedCurrency = {
  ...usual,
  code: "POKOU",
  name: "Pokoù",
  symbol: "pk",
  kind: "prepaid",
  policies: policySettings.parse({
    prepaid: { price: { euros: "1", units: "100" }, expiry: { months: 1, noticeDays: 0, to: "burn" } },
  }),
};
const grain: FoundedCurrency = {
  ...usual,
  code: "GRAIN",
  name: "Grain",
  symbol: "gr",
  kind: "mutual",
  policies: policySettings.parse({ creditLadder: { remindAfterDays: 20, remindEveryDays: 366 } }),
};

const limits = (creditLimit: string) => [
  { currency: "POKOU", limits: null },
  { currency: "GRAIN", limits: { creditLimit, balanceCap: null } },
];
const settings = readSettings(env);
const newId = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** Now, what is bought can be spent until the month after this one is over. */
const begun = new Date();
const expiresAt = Date.UTC(begun.getUTCFullYear(), begun.getUTCMonth() + 2, 1);
/** Maud's membership ends a few days before that, and she is reminded ten days before it does. */
const validityDays = Math.floor((expiresAt - begun.getTime()) / DAY_MS) - 5;
const endsAt = begun.getTime() + validityDays * DAY_MS;

type Founded = Awaited<ReturnType<typeof foundHere>>;

let town: Founded;

async function databaseOf({ request }: Founded) {
  const tenant = await findTenant(openPlatform(settings), settings, request.id, Date.now());
  if (!tenant) throw new Error("the community has no database");
  return tenant.db;
}

async function contextOf(founded: Founded): Promise<CommunityContext> {
  const { request, ledger } = founded;
  const { id, slug, name } = request;
  const reached = reachLedger(ledger(), "test");
  const usually = { demo: false, access: null, now: Date.now(), requestId: "test" };
  return { ...usually, id, slug, name, db: await databaseOf(founded), ledger: reached };
}

/** Maud is a member for some weeks, has bought 20.00, owes 50.00, and the limits of her type have changed. */
beforeEach(async () => {
  const memberTypes = [{ code: "member", name: "Membre", provider: true, accounts: limits("100") }];
  town = await foundHere({ currencies: [pokou, grain], memberTypes });
  const context = await contextOf(town);
  const caller: Caller = { member: town.request.admin.id, role: "admin", scopes: null, session: "test" };
  const policy = membershipSettings.parse({
    mode: "approval",
    validityDays,
    renewalWindowDays: 15,
    reminderDays: [10],
  });
  await changeMembershipPolicy(context, caller, policy);
  const actor = { member: caller.member, onBehalfOf: null };
  const [from, to] = ["GRAIN:1001", "GRAIN:2001"];
  const answer = await town.ledger().submit(town.request.id, [
    { kind: "open_account", account: to, currency: "GRAIN", creditLimit: 0, balanceCap: AMOUNT_MAX },
    { kind: "issue", id: newId(), actor, currency: "POKOU", to: "POKOU:1001", amount: 2_000 },
    { kind: "payment", id: newId(), actor, currency: "GRAIN", from, to, amount: 5_000 },
  ]);
  if (!answer.ok || answer.verdicts.some(({ ok }) => !ok)) throw new Error("Maud's money was refused");
  await changeMemberType(context, caller, "member", {
    name: "Membre",
    provider: true,
    accounts: [
      { currency: "POKOU", creditLimit: "0", balanceCap: null },
      { currency: "GRAIN", creditLimit: "300", balanceCap: null },
    ],
  });
});

afterEach(() => {
  vi.useRealTimers();
});

/** The object's own alarm goes off at a moment, and again for what one run has left or planned. */
async function alarmsFrom(moment: number): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"] });
  for (let time = 0; time < 5; time += 1) {
    vi.setSystemTime(moment + time * 1_000);
    await runDurableObjectAlarm(town.ledger());
  }
}

/** What was done, and how often. */
async function done() {
  const db = await databaseOf(town);
  const rows = async (sql: string) => {
    const answer = await db.$client.execute(sql);
    return answer.rows.map((row) => answer.columns.map((column) => row[column]));
  };
  const standings = await town.ledger().duties(town.request.id);
  const letters = (await rows("SELECT subject FROM mail WHERE recipient = 'maud@example.org'")).flat();
  const about = (words: string) =>
    letters.filter((subject) => typeof subject === "string" && subject.includes(words)).length;
  return {
    expiries: await rows("SELECT amount, from_account FROM transfer WHERE kind = 'expiry'"),
    membership: await rows("SELECT state FROM membership"),
    reminders: about("prend fin dans 10 jours"),
    ends: about("a pris fin"),
    help: about("cherchons"),
    following: await rows(
      "SELECT count(*), count(finished_at) FROM job_run WHERE work = 'follow_limits' AND subject = 'member'",
    ),
    limit: await rows("SELECT credit_limit FROM account WHERE id = 'GRAIN:1001'"),
    failed: standings.ok && standings.duties.filter(({ failures }) => failures > 0),
  };
}

const once = {
  expiries: [[2_000, "POKOU:1001"]],
  membership: [["expired"]],
  reminders: 1,
  ends: 1,
  help: 1,
  following: [[1, 1]],
  limit: [[30_000]],
  failed: [],
};

test(
  "by the object's own alarm, each several times, all that falls due is done once",
  { timeout: 60_000 },
  async () => {
    const moments = [begun.getTime() + 60_000, begun.getTime() + 25 * DAY_MS, endsAt - 10 * DAY_MS, endsAt];
    for (const moment of [...moments.toSorted((left, right) => left - right), expiresAt])
      await alarmsFrom(moment);
    expect(await done()).toEqual(once);
    await alarmsFrom(expiresAt + DAY_MS);
    expect(await done()).toEqual(once);
  },
);

test(
  "after weeks without an alarm it is done once too; the reminder alone has missed its day",
  { timeout: 60_000 },
  async () => {
    await runInDurableObject(town.ledger(), (_, state) => state.storage.deleteAlarm());
    await evictDurableObject(town.ledger());
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(expiresAt + DAY_MS);
    await town.ledger().wake(town.request.id);
    await alarmsFrom(expiresAt + DAY_MS);
    // Who has been below zero for long is looked at in the morning
    await alarmsFrom(expiresAt + DAY_MS + 7 * 3_600_000);
    expect(await done()).toEqual({ ...once, reminders: 0 });
    await alarmsFrom(expiresAt + 2 * DAY_MS);
    expect(await done()).toEqual({ ...once, reminders: 0 });
  },
);
