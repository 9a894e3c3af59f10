import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Step } from "@mereau/shared/calendar/steps.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { readBalanceAt } from "#services/accounts/balanceAt.ts";
import { readBalances } from "#services/accounts/balances.ts";
import { getAccount } from "#services/accounts/get.ts";
import { readStatement } from "#services/accounts/statement.ts";
import { placeHold } from "#services/holds/place.ts";
import { changeType } from "#services/members/changeType.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const DAYS = 40;

const settings = {
  dividend: { amount: "10.00", reevaluation: null },
  demurrage: { rate: "7", per: "day", byType: { shop: "11" }, floor: "20", to: "CIME:pot-commons" },
};

const cime = {
  code: "CIME",
  name: "Cime",
  symbol: "ci",
  scale: 2,
  kind: "dividend",
  backing: null,
  defaults: { creditLimit: "0", balanceCap: null },
  policies: policySettings.parse(settings),
} as const;

const accounts = [{ currency: "CIME", limits: null }];
const memberTypes = ["member", "shop"].map((code) => ({ code, name: code, provider: true, accounts }));

type Told = { account: string; at: number; posted: string };

let town: TestCommunity;
let people: string[];
/** What accounts showed at some moments, each told at that moment. */
const told: Told[] = [];
const midnight = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const end = midnight + (DAYS + 1) * DAY_MS + HOUR_MS;

const at = (now: number) => town.context({ now });

async function note(now: number): Promise<void> {
  for (const account of people)
    told.push({ account, at: now, posted: (await getAccount(at(now), town.admin, account)).posted });
}

/** Payments, a hold, a change of type and a suspension, with days between on which nothing touches anybody. */
beforeAll(async () => {
  town = await startCommunity({ currencies: [cime], memberTypes });
  const noor = await town.join("Noor", "member");
  const lou = await town.join("Lou", "member");
  people = [noor.account, lou.account];
  const pay = (now: number, amount: string) =>
    createTransfer(at(now), noor.caller, {
      ...paymentOf(noor.account, lou.account, amount),
      currency: "CIME",
    });
  for (let day = 1; day <= DAYS; day += 1) {
    const morning = midnight + day * DAY_MS + HOUR_MS;
    await town.runDue(morning);
    await note(morning);
    const now = morning + HOUR_MS;
    if (day % 7 === 3) await pay(now, `${day}.17`);
    if (day === 10) {
      const hold = paymentOf(noor.account, lou.account, "15.00");
      await placeHold(at(now), noor.caller, { ...hold, currency: "CIME", expiresAt: now + 5 * DAY_MS });
    }
    if (day === 20) await changeType(at(now), town.admin, lou.caller.member, "shop");
    if (day === 30) await suspendMember(at(now), town.admin, lou.caller.member, "moved away");
    await note(now);
  }
  await town.runDue(end);
}, 60_000);

afterAll(() => town.close());

test("the balance at any moment is what the account showed then, whatever has touched it since", async () => {
  for (const { account, at: moment, posted } of told)
    expect(await readBalanceAt(at(end), town.admin, account, moment)).toMatchObject({ at: moment, posted });
  expect(new Set(told.map(({ posted }) => posted)).size).toBeGreaterThan(DAYS);
});

const cents = (amount: string | null | undefined) => Math.round(Number(amount ?? 0) * 100);

test("statements of any days follow on from each other, and each adds up to what the account showed", async () => {
  const mornings = told.filter(({ account }) => account === people[0]);
  for (let from = 0; from + 9 < mornings.length; from += 9) {
    const [first, last] = [mornings[from], mornings[from + 9]];
    if (!first || !last) throw new Error("There are so many mornings");
    const period = { from: first.at + 1, to: last.at + 1, detail: "days" } as const;
    const read = await readStatement(at(end), town.admin, first.account, period);
    expect([read.opening, read.closing]).toEqual([first.posted, last.posted]);
    const unsettled = cents(read.unsettled?.dividend) - cents(read.unsettled?.melted);
    const amounts = read.entries.map(({ amount }) => cents(amount));
    const sum = amounts.reduce((total, amount) => total + amount, cents(read.opening));
    expect(sum + unsettled).toBe(cents(read.closing));
    expect(cents(read.opening) + cents(read.totalIn) - cents(read.totalOut)).toBe(cents(read.closing));
    const days = [...read.entries.flatMap((entry) => entry.days ?? []), ...(read.unsettled?.days ?? [])];
    const ticks = Math.floor(last.at / DAY_MS) - Math.floor(first.at / DAY_MS);
    expect(days.map((day) => day.at)).toEqual(
      Array.from({ length: ticks }, (_, index) => (Math.floor(first.at / DAY_MS) + 1 + index) * DAY_MS),
    );
  }
});

test("balances over any period are what each moment showed, and its steps come to what their statements say", async () => {
  const moment = fc.integer({ min: midnight - DAY_MS, max: end });
  const asked = fc.record({
    account: fc.constantFrom(0, 1),
    bounds: fc.uniqueArray(moment, { minLength: 2, maxLength: 2 }),
    step: fc.constantFrom("day" as const, "week" as const, "month" as const),
  });
  const check = async ({
    account: index,
    bounds,
    step,
  }: {
    account: number;
    bounds: number[];
    step: Step;
  }) => {
    const account = people[index] ?? "";
    const [from = 0, to = 0] = bounds.toSorted((one, other) => one - other);
    const query = { from, to, step, unit: "currency" } as const;
    const { opening, points } = await readBalances(at(end), town.admin, account, query);
    expect(points.at(-1)?.at).toBe(to - 1);
    const before = await readBalanceAt(at(end), town.admin, account, from - 1);
    expect(opening).toBe(before.posted);
    let [since, posted] = [from, opening];
    for (const point of points) {
      const shown = await readBalanceAt(at(end), town.admin, account, point.at);
      expect(point.posted).toBe(shown.posted);
      expect(cents(posted) + cents(point.in) - cents(point.out)).toBe(cents(point.posted));
      const period = { from: since, to: point.at + 1, detail: "days" } as const;
      const statement = await readStatement(at(end), town.admin, account, period);
      expect([point.in, point.out]).toEqual([statement.totalIn, statement.totalOut]);
      const days = [
        ...statement.entries.flatMap((entry) => entry.days ?? []),
        ...(statement.unsettled?.days ?? []),
      ];
      const sum = (what: "dividend" | "melted") => days.reduce((total, day) => total + cents(day[what]), 0);
      expect([cents(point.dividend), cents(point.melted)]).toEqual([sum("dividend"), sum("melted")]);
      [since, posted] = [point.at + 1, point.posted];
    }
  };
  await fc.assert(fc.asyncProperty(asked, check), { numRuns: 20 });
}, 120_000);

test("balances end now, and a period of too many steps is refused", async () => {
  const query = { from: end - DAY_MS, to: end + 9 * DAY_MS, step: "day", unit: "currency" } as const;
  const { points } = await readBalances(at(end), town.admin, people[0] ?? "", query);
  expect(points.map((point) => point.at)).toEqual([end - HOUR_MS - 1, end]);
  expect(points.at(-1)?.posted).toBe((await getAccount(at(end), town.admin, people[0] ?? "")).posted);
  const long = readBalances(at(end), town.admin, people[0] ?? "", { ...query, from: 0 });
  await expect(long).rejects.toMatchObject({ fields: [{ field: "step", code: "too_many_points" }] });
});
