import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { paymentCard, productStock } from "@mereau/db/tenant/schema.ts";
import { kioskChange, kioskOrderRequest, kioskRequest } from "@mereau/shared/contracts/kiosks.ts";
import { paymentCardRequest } from "@mereau/shared/contracts/paymentCards.ts";
import { stockTake } from "@mereau/shared/contracts/stock.ts";
import { cancelOrder } from "#services/kiosks/close.ts";
import type { KioskRow } from "#services/kiosks/express.ts";
import { createOrder, findOrder, tellOrder } from "#services/kiosks/order.ts";
import { payOrder } from "#services/kiosks/pay.ts";
import { findByToken, leaveKiosk, pairKiosk } from "#services/kiosks/session.ts";
import { changeKiosk, createKiosk, revokeKiosk, startPairing } from "#services/kiosks/set.ts";
import { changePin } from "#services/payment-cards/change.ts";
import { createCard } from "#services/payment-cards/create.ts";
import { payRequest } from "#services/payment-requests/pay.ts";
import { listPurchases } from "#services/purchases/list.ts";
import { takeStock } from "#services/stock/take.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId } from "#testing/community.ts";
import { losingAnswers } from "#testing/lostAnswers.ts";
import { type Space, startSpace } from "#testing/spaceTown.ts";

let space: Space;
let bar: KioskRow;
const key = new Uint8Array(32).fill(3);
const pin = "2803";
const number = "40217730";

const newKiosk = (free: { perPurchase: string; perDay: string } | null = null) =>
  createKiosk(
    space.context(),
    space.admin,
    key,
    kioskRequest.parse({
      id: newId(),
      name: "Bar",
      currency: "POKOU",
      withoutPin: free,
      leavingCode: "7391",
    }),
  );

const pairedKiosk = async (free?: { perPurchase: string; perDay: string }) => {
  const { id } = await newKiosk(free ?? null);
  const { code } = await startPairing(space.context(), space.admin, id);
  return pairKiosk(space.context(), code.replace("-", ""));
};

const newCard = (account: string, mark: string) =>
  createCard(
    space.context(),
    space.admin,
    key,
    paymentCardRequest.parse({ id: newId(), account, number: mark, pin }),
  );

const ordered = (by: "card" | "request", quantity = 1, id = newId()) =>
  createOrder(
    space.context(),
    bar,
    kioskOrderRequest.parse({
      id,
      lines: [{ product: space.coffee.id, quantity }],
      total: String(100 * quantity),
      by,
    }),
  );

const pay = (id: string, typed: string | null = pin, card: string | null = number, ctx = space.context()) =>
  payOrder(ctx, bar, key, { id, card, pin: typed });

const left = async () => {
  const [row] = await space.db.select().from(productStock).where(eq(productStock.product, space.coffee.id));
  return row?.left;
};

const count = (counted: number) =>
  takeStock(space.context(), space.admin, space.coffee.id, stockTake.parse({ id: newId(), counted }));

beforeAll(async () => {
  space = await startSpace();
  await space.sell(space.zoe.tokens, "20.00");
  bar = (await pairedKiosk()).row;
  await newCard(space.zoe.tokens, number);
});

afterAll(() => space.close());

test("what is given of a kiosk changes, and no more; one out of use does not change", async () => {
  const { id } = await newKiosk({ perPurchase: "300", perDay: "900" });
  const change = (asked: object) =>
    changeKiosk(space.context(), space.admin, key, id, kioskChange.parse(asked));
  expect(await change({ lockAfter: 90 })).toMatchObject({
    name: "Bar",
    lockAfter: 90,
    withoutPin: { perPurchase: "300", perDay: "900" },
  });
  const { code } = await startPairing(space.context(), space.admin, id);
  const { token } = await pairKiosk(space.context(), code.replace("-", ""));
  expect(await change({ withoutPin: null, leavingCode: "5170" })).toMatchObject({
    withoutPin: null,
    lockAfter: 90,
  });
  const row = await findByToken(space.context(), token);
  await expect(leaveKiosk(space.context(), key, { row, code: "7391" })).rejects.toMatchObject({
    code: "leaving_code_wrong",
  });
  await leaveKiosk(space.context(), key, { row, code: "5170" });
  await expect(
    changeKiosk(space.context(), space.zoe.caller, key, id, { name: "Zoé" }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  await revokeKiosk(space.context(), space.admin, id);
  await expect(change({ name: "Cuisine" })).rejects.toMatchObject({ code: "unknown_kiosk" });
});

test("an order is paid once, however often and however much at once it is sent, and needs its code once", async () => {
  const before = (await space.posted(space.zoe.tokens)) ?? 0;
  const id = newId();
  await Promise.all([ordered("card", 2, id), ordered("card", 2, id)]);
  const answers = await Promise.all([pay(id), pay(id), pay(id)]);
  expect(answers.map(({ state }) => state)).toEqual(["paid", "paid", "paid"]);
  expect(await pay(id, null, null)).toMatchObject({ state: "paid", total: "200" });
  expect(await space.posted(space.zoe.tokens)).toBe(before - 200);
  await expect(ordered("card", 3, id)).rejects.toMatchObject({ code: "id_reused" });
});

test("where the ledger’s answer is lost the order is pending, and asking again is the same payment", async () => {
  const before = (await space.posted(space.zoe.tokens)) ?? 0;
  const { id } = await ordered("card");
  const lost = losingAnswers(space.context());
  await expect(pay(id, pin, number, lost)).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(await pay(id, null, null)).toMatchObject({ state: "paid" });
  expect(await space.posted(space.zoe.tokens)).toBe(before - 100);
});

test("five wrong codes lock a card, also all at once, until it is given another one", async () => {
  const sam = await space.join("Sam", "coworker");
  const account = `POKOU:${sam.number}`;
  await space.sell(account, "5.00");
  const { id: card } = await newCard(account, "11112222");
  const { id } = await ordered("card");
  const wrong = await Promise.allSettled(Array.from({ length: 8 }, () => pay(id, "9999", "11112222")));
  const codes = wrong.map((one) => (one.status === "rejected" ? String(one.reason.code) : "paid"));
  expect(codes.filter((code) => code === "card_code_wrong")).toHaveLength(5);
  expect(codes.filter((code) => code === "card_locked")).toHaveLength(3);
  await expect(pay(id, pin, "11112222")).rejects.toMatchObject({ code: "card_locked" });
  expect(await space.posted(account)).toBe(500);
  await changePin(space.context(), space.admin, key, { id: card, pin: "5170" });
  expect(await pay(id, "5170", "11112222")).toMatchObject({ state: "paid" });
});

test("nothing of a card’s number or code is kept but hashes and the last four digits", async () => {
  const kept = JSON.stringify(await space.db.select().from(paymentCard));
  expect(kept).toContain("7730");
  expect(kept).not.toContain(number);
  expect(kept).not.toContain(`"${pin}"`);
  await expect(newCard(space.zoe.tokens, "4021 7730")).rejects.toMatchObject({ code: "card_known" });
});

test("without its code a card pays what the kiosk allows in a day, and nothing where it allows nothing", async () => {
  const closed = await ordered("card");
  await expect(pay(closed.id, null)).rejects.toMatchObject({ code: "card_code_needed" });
  const usual = bar;
  bar = (await pairedKiosk({ perPurchase: "200", perDay: "300" })).row;
  const [first, second, third] = [await ordered("card", 2), await ordered("card", 2), await ordered("card")];
  expect(await pay(first.id, null)).toMatchObject({ state: "paid" });
  await expect(pay(second.id, null)).rejects.toMatchObject({ code: "card_code_needed" });
  expect(await pay(third.id, null)).toMatchObject({ state: "paid" });
  bar = usual;
});

test("a kiosk hears that an account has not enough, and not how much it has; what it kept aside goes back", async () => {
  const poor = await space.join("Lou", "coworker");
  await newCard(`POKOU:${poor.number}`, "33334444");
  await count(5);
  const { id } = await ordered("card", 3);
  expect(await left()).toBe(2);
  const refused = await pay(id, pin, "33334444").catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "insufficient_funds", detail: {}, figures: {} });
  expect(await left()).toBe(5);
  expect(await tellOrder(space.context(), await findOrder(space.context(), bar, id))).toMatchObject({
    state: "refused",
  });
});

test("no more is sold than there is, whoever asks at once; an order given up puts back and is never paid", async () => {
  await count(2);
  const tries = await Promise.allSettled([ordered("card"), ordered("card"), ordered("card")]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await left()).toBe(0);
  const [open] = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const id = open?.id ?? "";
  expect(await cancelOrder(space.context(), bar, id)).toMatchObject({ state: "cancelled" });
  expect(await cancelOrder(space.context(), bar, id)).toMatchObject({ state: "cancelled" });
  expect(await left()).toBe(1);
  await expect(pay(id)).rejects.toMatchObject({ code: "kiosk_order_closed" });
});

test("a wallet pays an order by its payment request: a purchase with its receipt, and undone it goes back to the shelf", async () => {
  await count(4);
  const { id } = await ordered("request", 2);
  const transfer = newId();
  const asked = { id: transfer, from: space.zoe.tokens, amount: null, order: null };
  await payRequest(space.context(), space.zoe.caller, id, asked);
  const standing = async () => tellOrder(space.context(), await findOrder(space.context(), bar, id));
  expect(await standing()).toMatchObject({ state: "paid" });
  expect(await cancelOrder(space.context(), bar, id)).toMatchObject({ state: "paid" });
  const { items } = await listPurchases(space.context(), space.zoe.caller, { all: false, limit: 1 });
  expect(items[0]).toMatchObject({ id: transfer, total: "200", lines: [{ quantity: 2 }] });
  expect(await left()).toBe(2);
  const reversal = { id: newId(), reason: "Renversé" };
  await reverseTransfer(space.context(), space.admin, transfer, reversal);
  await reverseTransfer(space.context(), space.admin, transfer, reversal);
  expect(await left()).toBe(4);
});

test("an order that nobody paid in ten minutes is not paid any more", async () => {
  await count(4);
  const { id } = await ordered("card", 3);
  await expect(
    payOrder(space.context({ now: Date.now() + 700_000 }), bar, key, { id, card: number, pin }),
  ).rejects.toMatchObject({ code: "kiosk_order_closed" });
});

test("a pairing code serves once; the tablet is shut out when it is paired anew, left by its code, or revoked", async () => {
  const { id } = await newKiosk();
  const ctx = space.context();
  const start = async () => (await startPairing(ctx, space.admin, id)).code.replace("-", "");
  const code = await start();
  const first = await pairKiosk(ctx, code);
  await expect(pairKiosk(ctx, code)).rejects.toMatchObject({ code: "pairing_code_wrong" });
  const second = await pairKiosk(ctx, await start());
  await expect(findByToken(ctx, first.token)).rejects.toMatchObject({ code: "kiosk_not_paired" });
  const row = await findByToken(ctx, second.token);
  await expect(leaveKiosk(ctx, key, { row, code: "0000" })).rejects.toMatchObject({
    code: "leaving_code_wrong",
  });
  await leaveKiosk(ctx, key, { row, code: "7391" });
  await expect(findByToken(ctx, second.token)).rejects.toMatchObject({ code: "kiosk_not_paired" });
  const third = await pairKiosk(ctx, await start());
  await revokeKiosk(ctx, space.admin, id);
  await expect(findByToken(ctx, third.token)).rejects.toMatchObject({ code: "kiosk_not_paired" });
});
