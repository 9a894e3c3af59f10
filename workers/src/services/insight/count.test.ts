import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import {
  account,
  dailyFigure,
  insightCursor,
  monthlyActivity,
  posting,
  transfer,
} from "@mereau/db/tenant/schema.ts";
import { dateOf, momentOf } from "@mereau/shared/calendar/date.ts";
import type { Caller } from "#services/context.ts";
import { redeem } from "#services/currencies/redeem.ts";
import { countBatches } from "#services/insight/count.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY = 86_400_000;
const start = momentOf("2027-02-27") + 9 * 3_600_000;

let town: TestCommunity;
let noor: { caller: Caller; account: string };
let shop: { caller: Caller; account: string };
let now = start;

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  shop = await town.join("Fournil", "provider");
  await town.runDue(start);
});

afterAll(() => town.close());

const context = () => town.context({ now });

async function pass(days: number): Promise<void> {
  now += days * DAY;
  await town.runDue(now);
}

const pay = (amount: string, from = noor, to = shop, category: string | null = null) =>
  createTransfer(context(), from.caller, { ...paymentOf(from.account, to.account, amount), category });

/** A sum under a key. */
class Sums extends Map<string, [amount: number, times: number]> {
  add(key: string, amount: number, times: number): void {
    const [before, often] = this.get(key) ?? [0, 0];
    this.set(key, [before + amount, often + times]);
  }
}

/** The same figures from the whole ledger, one row after the other, in plain words of another kind. */
async function recomputed(): Promise<Sums> {
  const sums = new Sums();
  const [transfers, postings, accounts] = await Promise.all([
    town.db.select().from(transfer).where(eq(transfer.verdict, "accepted")),
    town.db.select().from(posting),
    town.db.select().from(account),
  ]);
  const typeOf = new Map(accounts.map(({ id, type }) => [id, type]));
  const byId = new Map(transfers.map((one) => [one.id, one]));
  const undone = new Set(transfers.filter(({ kind }) => kind === "reversal").map(({ related }) => related));
  for (const one of transfers) {
    if ((one.kind !== "payment" && one.kind !== "capture") || undone.has(one.id)) continue;
    const day = dateOf(one.at);
    sums.add(`${one.currency} flow ${day} ${typeOf.get(one.from)}>${typeOf.get(one.to)}`, one.amount, 1);
    sums.add(`${one.currency} category ${day} ${one.category ?? ""}`, one.amount, 1);
  }
  for (const { account: id, amount, posted, purpose, at, transfer: of } of postings) {
    const [currency, number] = id.split(":");
    const made = byId.get(of);
    const isTurned = made?.kind === "reversal";
    const meant = isTurned ? byId.get(made.related ?? "")?.kind : made?.kind;
    const key = (measure: string) => `${currency} ${measure} ${dateOf(at)} `;
    const once = isTurned ? -1 : 1;
    if (number === "issuance") {
      sums.add(key("circulation"), -amount, 1);
      if (meant === "issue") sums.add(key("issue"), -amount, once);
      if (meant === "redemption" && purpose === null) sums.add(key("redemption"), amount, once);
    } else if (number === "reserve") sums.add(key("reserve"), amount, 1);
    else if (number !== "deposits")
      sums.add(key("positive"), Math.max(posted, 0) - Math.max(posted - amount, 0), 1);
    if (purpose && purpose !== "dividend" && (isTurned ? amount > 0 : amount < 0))
      sums.add(key(purpose), -amount, once);
  }
  return sums;
}

async function kept(): Promise<Sums> {
  const sums = new Sums();
  for (const { currency, measure, day, part, amount, times } of await town.db.select().from(dailyFigure))
    sums.add(`${currency} ${measure} ${day} ${part}`, amount, times);
  return sums;
}

const told = (sums: Sums) =>
  Object.fromEntries([...sums].filter(([, [amount, times]]) => amount !== 0 || times !== 0));

test("figures that were summed up bit by bit are those of the whole ledger, payments undone months later included", async () => {
  await town.endow(noor.account, "1000");
  await town.endow(shop.account, "500");
  const paid = [(await pay("40", noor, shop, "pain")).id];
  for (let step = 1; step <= 12; step += 1) {
    await pass(15);
    const payers = step % 3 === 0 ? ([shop, noor] as const) : ([noor, shop] as const);
    paid.push(
      (await pay(`${step},${String(step * 3).padStart(2, "0")}`, ...payers, step % 2 ? "pain" : null)).id,
    );
    const undone = paid[step - 4];
    if (step % 4 === 0 && undone !== undefined)
      await reverseTransfer(context(), town.admin, undone, { id: newId(), reason: "Erreur" });
    if (step === 9)
      await redeem(context(), shop.caller, "MIEL", {
        id: newId(),
        from: shop.account,
        amount: "20",
        beneficiary: null,
        memo: null,
        reference: null,
        category: null,
      });
    // One batch at a time, several, or none
    if (step % 5 !== 0) await countBatches(context(), step % 2 ? 1 : 7);
    if (step === 8) town.restart();
  }
  while (!(await countBatches(context(), 3)));
  const whole = told(await recomputed());
  expect(told(await kept())).toEqual(whole);
  expect(Object.keys(whole).filter((key) => key.includes(" redemption "))).toHaveLength(1);
  expect(Object.keys(whole).some((key) => key.includes("individual>provider"))).toBe(true);

  // Counted again from nothing, all at once, and by two at the same time
  await town.db.delete(dailyFigure);
  await town.db.delete(monthlyActivity);
  await town.db.delete(insightCursor);
  await Promise.all([countBatches(context(), 20), countBatches(context(), 20)]);
  while (!(await countBatches(context())));
  expect(told(await kept())).toEqual(whole);
});

test("what an account paid in a month is kept by month, and its last day", async () => {
  const [before] = await activity();
  await pay("3");
  await pay("4");
  while (!(await countBatches(context())));
  const [after] = await activity();
  expect((after?.paid ?? 0) - (before?.paid ?? 0)).toBe(700);
  expect((after?.payments ?? 0) - (before?.payments ?? 0)).toBe(2);
  expect(after?.lastOn).toBe(dateOf(now));
});

const activity = () =>
  town.db
    .select()
    .from(monthlyActivity)
    .where(
      and(eq(monthlyActivity.account, noor.account), eq(monthlyActivity.month, dateOf(now).slice(0, 7))),
    );
