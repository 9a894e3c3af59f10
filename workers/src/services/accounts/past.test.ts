import { afterAll, beforeAll, expect, test } from "vitest";

import { policySettings } from "@mereau/shared/policies/registry.ts";
import { readBalanceAt } from "#services/accounts/balanceAt.ts";
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

const cents = (amount: string | undefined) => Math.round(Number(amount ?? 0) * 100);

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
