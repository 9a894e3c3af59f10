import { afterAll, beforeAll, expect, test } from "vitest";

import { momentOf } from "@mereau/shared/calendar/date.ts";
import type { Caller } from "#services/context.ts";
import { readBalances } from "#services/insight/balances.ts";
import { readCategories, readFlows } from "#services/insight/parts.ts";
import { readSeries } from "#services/insight/series.ts";
import { readSummary } from "#services/insight/summary.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { listUnusual } from "#services/unusual-payments/list.ts";
import { lookAt } from "#services/unusual-payments/look.ts";
import { reviewBatches } from "#services/unusual-payments/review.ts";
import { countBeforeReading } from "#services/insight/count.ts";
import { paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY = 86_400_000;

let town: TestCommunity;
let noor: { caller: Caller; account: string };
let shop: { caller: Caller; account: string };
let now = momentOf("2027-03-01") + 9 * 3_600_000;

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  shop = await town.join("Fournil", "provider");
  await town.runDue(now);
  await town.endow(noor.account, "1000");
  // Bread every five days, and one month of nothing
  for (let day = 0; day < 30; day += 5) {
    await pay("2", "bread");
    now += 5 * DAY;
    await town.runDue(now);
  }
  now += 31 * DAY;
  await town.runDue(now);
});

afterAll(() => town.close());

const context = () => town.context({ now });
const pay = (amount: string, category: string | null = null) =>
  createTransfer(town.context({ now }), noor.caller, {
    ...paymentOf(noor.account, shop.account, amount),
    category,
  });

test("months tell what circulated, what was paid and who took part, and add up to what was paid in all", async () => {
  const series = await readSeries(context(), town.admin, "MIEL", { by: "month", from: "2027-02-01" });
  expect(series.whole).toBe(true);
  expect(series.items.map(({ from, paid, payments }) => [from, paid, payments]).slice(0, 3)).toEqual([
    ["2027-02-01", "0.00", 0],
    ["2027-03-01", "12.00", 6],
    ["2027-04-01", "0.00", 0],
  ]);
  expect(series.items[1]).toMatchObject({ activeAccounts: 2, dividends: "0.00", melted: "0.00" });
  const weeks = await readSeries(context(), town.admin, "MIEL", { by: "week", from: "2027-03-01" });
  expect(weeks.items.reduce((sum, { payments }) => sum + payments, 0)).toBe(6);
});

test("a glance tells who was active lately, by member and not by payment", async () => {
  expect(await readSummary(context(), town.admin, "MIEL")).toMatchObject({
    paidThisMonth: "0.00",
    activeIn30Days: 0,
    activeIn90Days: 2,
    circulation: "1000.00",
    reserve: "1000.00",
  });
});

test("flows and categories name who paid whom and for what", async () => {
  const flows = await readFlows(context(), town.admin, "MIEL", {});
  expect(flows.items).toMatchObject([
    { payer: { type: "individual" }, payee: { type: "provider" }, paid: "12.00", payments: 6 },
  ]);
  const { items } = await readCategories(context(), town.admin, "MIEL", {});
  expect(items).toEqual([{ category: "bread", paid: "12.00", payments: 6 }]);
  const none = await readCategories(context(), town.admin, "MIEL", { from: "2026-01-01", to: "2026-12-31" });
  expect(none.items).toEqual([]);
});

test("the largest balances come with their share of what circulates", async () => {
  const { largest, below } = await readBalances(context(), town.admin, "MIEL");
  expect(largest.map(({ account, balance, share }) => [account, balance, share])).toEqual([
    [noor.account, "988.00", "98.8"],
    [shop.account, "12.00", "1.2"],
  ]);
  expect(below).toEqual([]);
});

test("what is much larger than usual is there to look at, and is gone from the list once somebody has", async () => {
  const large = await pay("90");
  await countBeforeReading(context());
  await reviewBatches(context());
  const open = { state: "open", limit: 50 } as const;
  const listed = await listUnusual(context(), town.admin, { ...open, month: undefined, cursor: undefined });
  expect(listed.items.map(({ id, reasons }) => [id, reasons.map(({ kind }) => kind)])).toEqual([
    [large.id, ["much_larger"]],
  ]);
  expect(listed.items[0]?.reasons[0]?.text.en).toContain("45 times");
  const looked = await lookAt(context(), town.admin, large.id, "Un four");
  expect(looked.looked).toMatchObject({ note: "Un four" });
  // Looked through once more, the note stays
  await reviewBatches(context());
  const rest = await listUnusual(context(), town.admin, { ...open, month: undefined, cursor: undefined });
  expect(rest.items).toEqual([]);
});

test("members see none of it", async () => {
  const refused = { code: "forbidden" };
  await expect(readSummary(context(), noor.caller, "MIEL")).rejects.toMatchObject(refused);
  await expect(readBalances(context(), noor.caller, "MIEL")).rejects.toMatchObject(refused);
  await expect(readFlows(context(), noor.caller, "MIEL", {})).rejects.toMatchObject(refused);
  await expect(lookAt(context(), noor.caller, noor.caller.member, "")).rejects.toMatchObject(refused);
});
