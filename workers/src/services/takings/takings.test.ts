import { afterAll, beforeAll, expect, test } from "vitest";

import { newPaymentRequest, requestPayment } from "@mereau/shared/contracts/paymentRequests.ts";
import { refundRequest } from "@mereau/shared/contracts/refunds.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import type { Caller } from "#services/context.ts";
import { cancelRequest } from "#services/payment-requests/close.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { payRequest } from "#services/payment-requests/pay.ts";
import { listPaymentRequests } from "#services/payment-requests/read.ts";
import { giveRefund } from "#services/refunds/give.ts";
import { readTakings } from "#services/takings/read.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const HOUR = 3_600_000;

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
    { role: "cashier", perTransfer: null, perDay: null },
  );
});

afterAll(() => town.close());

const ask = ({ caller }: Party, change: object) =>
  createPaymentRequest(
    town.context(),
    caller,
    newPaymentRequest.parse({ id: newId(), currency: "MIEL", to: shop.account, ...change }),
  );

const pay = (request: string, change: object = {}) =>
  payRequest(
    town.context(),
    noor.caller,
    request,
    requestPayment.parse({ id: newId(), from: noor.account, ...change }),
  );

const read = ({ caller }: Party, { from = HOUR, to = 0 } = {}) =>
  readTakings(town.context(), caller, shop.account, { from: Date.now() - from, to: Date.now() + 1 - to });

const refused = (given: Promise<unknown>) =>
  given.then(
    () => null,
    (error: { code: string; fields: readonly { code: string }[] }) => [
      error.code,
      ...error.fields.map(({ code }) => code),
    ],
  );

test("a till tells each payment, who asked for it, and what they come to; no figure of the account", async () => {
  const byKim = await ask(kim, { amount: "12.50", memo: "Deux tourtes" });
  const byShop = await ask(shop, { mix: { euros: "20", currencyAtLeast: "10" } });
  const first = await pay(byKim.id);
  const second = await pay(byShop.id, { amount: "12" });
  const third = await createTransfer(
    town.context(),
    noor.caller,
    paymentOf(noor.account, shop.account, "3", "Pain"),
  );
  const mistake = await createTransfer(
    town.context(),
    noor.caller,
    paymentOf(noor.account, shop.account, "100"),
  );
  await reverseTransfer(town.context(), town.admin, mistake.id, { id: newId(), reason: "Erreur" });
  const back = await giveRefund(
    town.context(),
    shop.caller,
    first.id,
    refundRequest.parse({ id: newId(), amount: "2.50" }),
  );
  const told = await read(kim);
  expect(told).toMatchObject({
    account: shop.account,
    currency: "MIEL",
    count: 3,
    total: "27.50",
    refunded: "2.50",
    eurosBeside: "8.00",
    cashiers: [
      { member: shop.caller.member, name: "Fournil", count: 1, total: "12.00", refunded: "0.00" },
      { member: kim.caller.member, name: "Kim", count: 1, total: "12.50", refunded: "2.50" },
    ],
  });
  expect(told.items.map(({ transfer, amount }) => [transfer, amount])).toEqual([
    [mistake.id, "100.00"],
    [third.id, "3.00"],
    [second.id, "12.00"],
    [first.id, "12.50"],
  ]);
  expect(told.items).toMatchObject([
    { reversal: { reason: "Erreur" } },
    { request: null, cashier: null, memo: "Pain", payer: { account: noor.account, name: "Noor" } },
    { request: byShop.id, eurosBeside: { euros: "8.00", by: "cash" } },
    {
      request: byKim.id,
      cashier: kim.caller.member,
      memo: "Deux tourtes",
      refunded: "2.50",
      refunds: [{ transfer: back.id, amount: "2.50" }],
    },
  ]);
  expect(JSON.stringify(told)).not.toContain("posted");
  expect(await read(shop)).toMatchObject({ count: 3, total: "27.50" });
});

test("what the account is given back is not among what it took", async () => {
  const { id } = await createTransfer(
    town.context(),
    shop.caller,
    paymentOf(shop.account, noor.account, "1"),
  );
  const before = await read(shop);
  await giveRefund(town.context(), noor.caller, id, refundRequest.parse({ id: newId() }));
  expect(await read(shop)).toMatchObject({ count: before.count, total: before.total });
});

test("a span is two days at most, and a cashier looks back no further", async () => {
  expect(await refused(read(shop, { from: 49 * HOUR }))).toEqual(["invalid_input", "beyond_two_days"]);
  expect(await refused(read(shop, { from: -HOUR }))).toEqual(["invalid_input", "before_from"]);
  expect(await read(shop, { from: 96 * HOUR, to: 49 * HOUR })).toMatchObject({ count: 0, total: "0.00" });
  expect(await refused(read(kim, { from: 96 * HOUR, to: 49 * HOUR }))).toEqual(["forbidden"]);
  expect(await refused(read(noor))).toEqual(["forbidden"]);
});

test("requests are listed as they were asked for, or as they were paid, page by page", async () => {
  const [one, two, three] = [
    await ask(shop, { amount: "1" }),
    await ask(shop, { amount: "2" }),
    await ask(shop, { amount: "3" }),
  ];
  for (const { id } of [two, three, one]) await pay(id);
  const list = async (order: "asked" | "closed", cursor?: string) =>
    listPaymentRequests(town.context(), shop.caller, {
      account: shop.account,
      side: "payee",
      state: "paid",
      order,
      limit: 2,
      cursor,
    });
  const idsOf = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ id }) => id);
  expect(idsOf(await list("asked"))).toEqual([three.id, two.id]);
  const first = await list("closed");
  expect(idsOf(first)).toEqual([one.id, three.id]);
  expect(idsOf(await list("closed", first.next ?? ""))[0]).toBe(two.id);
});

test("a cashier sees and takes back what they asked for, and what is asked of whoever has the link", async () => {
  const own = await ask(kim, { amount: "1", from: noor.account });
  const named = await ask(shop, { amount: "2", from: noor.account });
  const open = await ask(shop, { amount: "4" });
  const query = { account: shop.account, side: "payee", state: "open", limit: 10 } as const;
  const { items } = await listPaymentRequests(town.context(), kim.caller, query);
  expect(items.map(({ id }) => id)).toEqual([open.id, own.id]);
  expect(await refused(cancelRequest(town.context(), kim.caller, named.id))).toEqual([
    "unknown_payment_request",
  ]);
  expect(await refused(cancelRequest(town.context(), kim.caller, open.id))).toEqual(["forbidden"]);
  expect(await cancelRequest(town.context(), kim.caller, own.id)).toMatchObject({ state: "cancelled" });
});
