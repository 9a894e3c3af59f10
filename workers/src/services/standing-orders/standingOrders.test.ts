import { afterAll, beforeAll, expect, test } from "vitest";

import { momentOf } from "@mereau/shared/calendar/date.ts";
import type { StandingOrderRequest } from "@mereau/shared/contracts/standingOrders.ts";
import { setStatus } from "#services/accounts/setStatus.ts";
import { createStandingOrder } from "#services/standing-orders/create.ts";
import { getStandingOrder, listPayments, listStandingOrders } from "#services/standing-orders/read.ts";
import { setStandingOrderState } from "#services/standing-orders/setState.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId } from "#testing/community.ts";
import { DAY, HOUR, january, type Ordering, startOrdering } from "#testing/standingOrders.ts";

let scene: Ordering;

beforeAll(async () => {
  scene = await startOrdering();
});

afterAll(() => scene.town.close());

test("a month’s 31st is paid once each month, however often and late the alarm goes off", async () => {
  const { town, noor, shop, at, create, balanceOf, paymentsOf, transfersOf, mailsTo } = scene;
  await town.endow(noor.account, "100");
  const { id, nextDate, state } = await create({ count: 5 });
  expect([nextDate, state]).toEqual(["2027-01-31", "active"]);
  await town.runDue(january - 1);
  expect(await balanceOf(shop)).toBe("0.00");
  await town.runDue(january);
  await town.runDue(january);
  expect([await balanceOf(noor), await balanceOf(shop)]).toEqual(["90.00", "10.00"]);
  const months = momentOf("2027-04-30") + HOUR;
  await Promise.all([town.runDue(months), town.runDue(months)]);
  await town.runDue(january);
  expect(await paymentsOf(id)).toEqual([
    ["2027-01-31", "paid", 1, null],
    ["2027-02-28", "paid", 1, null],
    ["2027-03-31", "paid", 1, null],
    ["2027-04-30", "paid", 1, null],
    ["2027-05-31", "planned", 0, null],
  ]);
  expect(await balanceOf(shop)).toBe("40.00");
  const made = await transfersOf(id);
  expect(made).toHaveLength(4);
  expect(made[0]).toMatchObject({
    actor: null,
    onBehalfOf: noor.caller.member,
    memo: "Panier",
    amount: 1000,
  });
  await town.runDue(momentOf("2028-01-01"));
  const ended = await getStandingOrder(at(january), noor.caller, id);
  expect(ended).toMatchObject({ state: "ended", endedBecause: "completed", fallenDue: 5, nextDate: null });
  expect(await mailsTo("noor@example.org")).toEqual(["Votre versement programmé à Fournil est terminé"]);
  await town.runDue(momentOf("2029-01-01"));
  expect(await balanceOf(shop)).toBe("50.00");
});

test("for want of funds it is tried again daily, three times, then told as failed; the next date stands", async () => {
  const { town, noor, at, create, balanceOf, paymentsOf, transfersOf, mailsTo } = scene;
  const { id } = await create({
    amount: "60",
    firstDate: "2029-03-01",
    rhythm: { every: "month", day: null },
  });
  const due = momentOf("2029-03-01");
  for (let day = 0; day < 10; day += 1) await town.runDue(due + day * DAY);
  expect(await paymentsOf(id)).toEqual([
    ["2029-03-01", "failed", 4, "insufficient_funds"],
    ["2029-04-01", "planned", 0, null],
  ]);
  expect((await transfersOf(id)).map(({ verdict }) => verdict)).toEqual(
    Array.from({ length: 4 }, () => "insufficient_funds"),
  );
  expect((await mailsTo("noor@example.org")).at(-1)).toBe(
    "Un versement programmé n’a pas pu être fait : 60,00\u00A0M à Fournil",
  );
  await town.runDue(momentOf("2029-04-01"));
  await town.endow(noor.account, "50");
  await town.runDue(momentOf("2029-04-02"));
  await town.runDue(momentOf("2029-04-03"));
  expect((await paymentsOf(id)).slice(0, 2).at(-1)).toEqual(["2029-04-01", "paid", 2, null]);
  expect(await balanceOf(noor)).toBe("40.00");
  await setStandingOrderState(at(momentOf("2029-04-03")), noor.caller, id, "ended");
});

const week = (weeks: number) => momentOf("2029-05-01") + weeks * 7 * DAY;

test("paused, it passes dates over; ended, it never pays again", async () => {
  const { town, noor, shop, at, create, balanceOf } = scene;
  const before = Number(await balanceOf(shop));
  const weekly = { amount: "1", firstDate: "2029-05-01", rhythm: { every: "week" }, count: 4 } as const;
  const { id } = await create(weekly);
  await town.runDue(week(0));
  const pause = await setStandingOrderState(at(week(0)), noor.caller, id, "paused");
  expect(pause).toMatchObject({ state: "paused", nextDate: null, fallenDue: 1 });
  await town.runDue(week(3));
  const resumed = await setStandingOrderState(at(week(3) + DAY), noor.caller, id, "active");
  expect(resumed.nextDate).toBe("2029-05-29");
  await setStandingOrderState(at(week(4)), noor.caller, id, "paused");
  await setStandingOrderState(at(week(4)), noor.caller, id, "active");
  await town.runDue(week(4));
  await setStandingOrderState(at(week(4) + HOUR), noor.caller, id, "paused");
  const again = await setStandingOrderState(at(week(4) + HOUR), noor.caller, id, "active");
  expect(again.nextDate).toBe("2029-06-05");
  await setStandingOrderState(at(week(4) + HOUR), noor.caller, id, "ended");
  await town.runDue(week(20));
  expect(Number(await balanceOf(shop))).toBe(before + 2);
  const restart = setStandingOrderState(at(week(20)), noor.caller, id, "active");
  await expect(restart).rejects.toMatchObject({ code: "standing_order_ended" });
});

test("a payment that was undone is told as reversed, and is not made again", async () => {
  const { town, noor, at, create, paymentsOf, transfersOf } = scene;
  await town.endow(noor.account, "1");
  const once = { amount: "1", firstDate: "2029-10-01", rhythm: { every: "once" } } as const;
  const { id } = await create(once);
  await town.runDue(momentOf("2029-10-01"));
  const [made] = await transfersOf(id);
  const reversal = { id: newId(), reason: "Déjà payé" };
  await reverseTransfer(town.context(), town.admin, made?.id ?? "", reversal);
  await town.runDue(momentOf("2029-10-02"));
  expect(await paymentsOf(id)).toEqual([["2029-10-01", "reversed", 1, null]]);
  const { items } = await listPayments(at(january), noor.caller, id, { limit: 9 });
  expect(items).toMatchObject([
    { transfer: made?.id, reversal: { transfer: reversal.id, reason: "Déjà payé" } },
  ]);
  expect(await transfersOf(id)).toHaveLength(1);
});

test("an order whose payee is closed ends", async () => {
  const { town, noor, at, create } = scene;
  const stall = await town.join("Étal", "provider");
  const { id } = await create({
    to: stall.account,
    amount: "1",
    firstDate: "2029-11-01",
    rhythm: { every: "week" },
  });
  await setStatus(town.context(), town.admin, stall.account, "closed");
  await town.runDue(momentOf("2029-11-01"));
  expect(await getStandingOrder(at(january), noor.caller, id)).toMatchObject({
    endedBecause: "account_closed",
  });
});

test("what is asked twice is ordered once, and what cannot be is refused before", async () => {
  const { town, noor, shop, at, orderOf } = scene;
  const request = orderOf({ firstDate: "2030-01-01" });
  const first = await createStandingOrder(at(january), noor.caller, request);
  expect(await createStandingOrder(at(january), noor.caller, request)).toEqual(first);
  const other = createStandingOrder(at(january), noor.caller, { ...request, amount: "11" });
  await expect(other).rejects.toMatchObject({ code: "id_reused" });
  const refusals: [Partial<StandingOrderRequest>, string][] = [
    [{ firstDate: "2027-01-30" }, "invalid_input"],
    [{ firstDate: "2027-02-10", endDate: "2027-02-20" }, "invalid_input"],
    [{ to: "MIEL:9999" }, "unknown_account"],
    [{ to: noor.account }, "same_account"],
    [{ from: shop.account, to: noor.account }, "forbidden"],
    [{ amount: "0" }, "amount_out_of_bounds"],
    [{ to: "EUR:reserve" }, "currency_mismatch"],
  ];
  for (const [change, code] of refusals)
    await expect(createStandingOrder(at(january), noor.caller, orderOf(change))).rejects.toMatchObject({
      code,
    });
  const stranger = await town.join("Sam");
  await expect(getStandingOrder(at(january), stranger.caller, first.id)).rejects.toMatchObject({
    code: "unknown_standing_order",
  });
  const { items } = await listStandingOrders(at(january), noor.caller, { account: noor.account, limit: 200 });
  expect(items.filter(({ id }) => id === first.id)).toEqual([first]);
});
