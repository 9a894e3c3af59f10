import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { refund } from "@mereau/db/tenant/schema.ts";
import { refundRequest } from "@mereau/shared/contracts/refunds.ts";
import type { Refusal } from "#services/refusal.ts";
import { getAccount } from "#services/accounts/get.ts";
import { readEntries } from "#services/accounts/readEntries.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import type { Caller } from "#services/context.ts";
import { giveRefund } from "#services/refunds/give.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { getTransfer } from "#services/transfers/get.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

type Party = { caller: Caller; account: string };

let town: TestCommunity;
let noor: Party;
let shop: Party;
let kim: Party;

beforeAll(async () => {
  town = await startCommunity();
  [noor, shop, kim] = [
    await town.join("Noor"),
    await town.join("Fournil", "provider"),
    await town.join("Kim"),
  ];
  await town.endow(noor.account, "1000");
  await setHolder(
    town.context(),
    shop.caller,
    { account: shop.account, member: kim.caller.member },
    { role: "cashier", perTransfer: "8", perDay: "12" },
  );
});

afterAll(() => town.close());

const pay = async (amount: string) =>
  (await createTransfer(town.context(), noor.caller, paymentOf(noor.account, shop.account, amount))).id;

const give = (
  payment: string,
  { amount = null, id = newId(), by = shop.caller, now = Date.now() }: Given = {},
) => giveRefund(town.context({ now }), by, payment, refundRequest.parse({ id, amount, memo: "Rassis" }));

type Given = { amount?: string | null; id?: string; by?: Caller; now?: number };

const codeOf = async (given: Promise<unknown>): Promise<Refusal> =>
  given.then(
    () => {
      throw new Error("It was accepted");
    },
    (error: Refusal) => error,
  );

const balanceOf = async ({ caller, account }: Party) =>
  Number((await getAccount(town.context(), caller, account)).balance);

test("a payment is given back in parts, never beyond it, and both sides read of it", async () => {
  const payment = await pay("20");
  const before = [await balanceOf(noor), await balanceOf(shop)];
  const first = await give(payment, { amount: "4,20" });
  expect(first).toMatchObject({
    kind: "payment",
    from: shop.account,
    to: noor.account,
    amount: "4.20",
    memo: "Rassis",
    reference: `refunds/${payment}`,
  });
  const refusal = await codeOf(give(payment, { amount: "15,81" }));
  expect([refusal.code, refusal.detail]).toEqual(["refund_too_large", { amount: "15.80", currency: "MIEL" }]);
  const rest = await give(payment);
  expect(rest.amount).toBe("15.80");
  expect((await codeOf(give(payment))).code).toBe("refund_too_large");
  expect([await balanceOf(noor), await balanceOf(shop)]).toEqual([
    (before[0] ?? 0) + 20,
    (before[1] ?? 0) - 20,
  ]);
  expect(await getTransfer(town.context(), noor.caller, payment)).toMatchObject({
    refunded: "20.00",
    refundOf: null,
    refunds: [
      { transfer: first.id, amount: "4.20" },
      { transfer: rest.id, amount: "15.80" },
    ],
  });
  expect(await getTransfer(town.context(), shop.caller, first.id)).toMatchObject({ refundOf: payment });
  for (const { caller, account } of [noor, shop]) {
    const { page } = await readEntries(town.context(), caller, account, { limit: 3 }, undefined);
    expect(page?.items.map(({ refunded, refundOf }) => [refunded, refundOf])).toEqual([
      ["0.00", payment],
      ["0.00", payment],
      ["20.00", null],
    ]);
  }
});

test("asked again it gives the same transfer, and another content under its id is refused", async () => {
  const payment = await pay("5");
  const id = newId();
  const given = await give(payment, { id });
  expect(await give(payment, { id })).toEqual(given);
  expect(await give(payment, { id, amount: "5" })).toEqual(given);
  expect((await codeOf(give(payment, { id, amount: "3" }))).code).toBe("id_reused");
  expect((await codeOf(give(await pay("5"), { id }))).code).toBe("id_reused");
});

test("of several who give back at the same moment only as many do as there is money for", async () => {
  const payment = await pay("10");
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => give(payment, { amount: "4" })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await getTransfer(town.context(), shop.caller, payment)).toMatchObject({ refunded: "8.00" });
});

test("a cashier gives back within their limits and a day, and hears nothing of the balance", async () => {
  const payment = await pay("30");
  const by = kim.caller;
  const own = await give(payment, { amount: "8", by });
  expect((await getTransfer(town.context(), by, own.id)).amount).toBe("8.00");
  const owners = await give(payment, { amount: "1" });
  expect((await codeOf(getTransfer(town.context(), by, owners.id))).code).toBe("unknown_transfer");
  const beyond = await codeOf(give(payment, { amount: "8,01", by }));
  expect(beyond.code).toBe("operator_limit_exceeded");
  expect((await codeOf(give(payment, { amount: "5", by }))).code).toBe("operator_limit_exceeded");
  await give(payment, { amount: "4", by });
  const tomorrow = Date.now() + 25 * 3_600_000;
  expect((await codeOf(give(payment, { amount: "1", by, now: tomorrow }))).code).toBe("refund_too_late");
  const later = tomorrow + 24 * 3_600_000;
  expect((await codeOf(give(payment, { amount: "1", by, now: later }))).code).toBe("unknown_transfer");

  const have = await balanceOf(shop);
  await createTransfer(town.context(), shop.caller, paymentOf(shop.account, noor.account, String(have)));
  const target = { account: shop.account, member: by.member };
  const unlimited = { role: "cashier", perTransfer: "100", perDay: null } as const;
  await setHolder(town.context(), shop.caller, target, unlimited);
  const empty = await codeOf(give(payment, { amount: "6", by }));
  expect([empty.code, empty.detail]).toEqual(["insufficient_funds", {}]);
  const owner = await codeOf(give(payment, { amount: "6" }));
  expect([owner.code, owner.detail]).toEqual(["insufficient_funds", { amount: "0.00", currency: "MIEL" }]);
  await setHolder(town.context(), shop.caller, target, { role: "cashier", perTransfer: null, perDay: null });
  expect((await codeOf(give(payment, { amount: "1", by }))).code).toBe("operator_limit_exceeded");
});

test("what was refused by the ledger, or left alone, can be given back after all", async () => {
  const payment = await pay("7");
  const claimed = { id: newId(), transfer: payment, amount: 700, member: shop.caller.member };
  await town.db.insert(refund).values({ ...claimed, createdAt: Date.now() });
  expect((await codeOf(give(payment, { amount: "7" }))).code).toBe("refund_too_large");
  await town.db
    .update(refund)
    .set({ createdAt: Date.now() - 61_000 })
    .where(eq(refund.id, claimed.id));
  expect(await give(payment, { amount: "7" })).toMatchObject({ amount: "7.00" });
  // Whoever had left it finds it used up
  expect((await codeOf(give(payment, { id: claimed.id, amount: "7" }))).code).toBe("id_reused");
});

test("a payment is reversed or given back, never both; a reversed refund is free again", async () => {
  const payment = await pay("9");
  const undo = (id: string) =>
    reverseTransfer(town.context(), town.admin, id, { id: newId(), reason: "Erreur" });
  const given = await give(payment, { amount: "2" });
  expect((await codeOf(undo(payment))).code).toBe("already_refunded");
  await undo(given.id);
  expect(await getTransfer(town.context(), shop.caller, payment)).toMatchObject({
    refunded: "0.00",
    refunds: [],
  });
  await undo(payment);
  expect((await codeOf(give(payment))).code).toBe("already_reversed");
  expect((await codeOf(undo(payment))).code).toBe("already_reversed");
});

test("only what came in as a payment is given back, by those of its payee", async () => {
  const payment = await pay("3");
  expect((await codeOf(give(payment, { by: noor.caller }))).code).toBe("forbidden");
  const stranger = await town.join("Zoé");
  expect((await codeOf(give(payment, { by: stranger.caller }))).code).toBe("unknown_transfer");
  const given = await give(payment);
  expect((await codeOf(give(given.id, { by: noor.caller }))).code).toBe("not_refundable");
  const issued = await town.endow(noor.account, "1");
  expect((await codeOf(give(issued.id, { by: noor.caller }))).code).toBe("not_refundable");
});

test("a refund that has expired on its way is refused, and all is left to give back", async () => {
  const payment = await pay("6");
  const before = await balanceOf(noor);
  const late = refundRequest.parse({ id: newId(), expiresAt: Date.now() - 1_000 });
  const refused = await codeOf(giveRefund(town.context(), shop.caller, payment, late));
  expect([refused.code, await balanceOf(noor)]).toEqual(["order_expired", before]);
  const { amount } = await give(payment);
  expect(amount).toBe("6.00");
});
