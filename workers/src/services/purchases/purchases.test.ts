import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit, product } from "@mereau/db/tenant/schema.ts";
import { purchaseRequest, purchasesQuery } from "@mereau/shared/contracts/purchases.ts";
import { readEntries } from "#services/accounts/readEntries.ts";
import { readTariff } from "#services/products/tariff.ts";
import { changeProduct } from "#services/products/set.ts";
import { createPurchase } from "#services/purchases/create.ts";
import { expressPurchase, findOwnPurchase } from "#services/purchases/find.ts";
import { listPurchases } from "#services/purchases/list.ts";
import { receiptOfPurchase } from "#services/sales/receipt.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { getTransfer } from "#services/transfers/get.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { newId } from "#testing/community.ts";
import { losingAnswers } from "#testing/lostAnswers.ts";
import { type Space, startSpace } from "#testing/spaceTown.ts";

let space: Space;

beforeAll(async () => {
  space = await startSpace();
  await space.sell(space.zoe.tokens, "20.00");
});

afterAll(() => space.close());

type Asked = {
  id?: string;
  quantity?: number;
  total: string;
  euros?: string;
  caller?: Caller;
  from?: string;
  ctx?: CommunityContext;
};

const buy = ({ caller, id = newId(), quantity = 1, total, euros = "0", from, ctx }: Asked) =>
  createPurchase(
    ctx ?? space.context(),
    caller ?? space.zoe.caller,
    purchaseRequest.parse({
      id,
      from: from ?? space.zoe.tokens,
      lines: [{ product: space.coffee.id, quantity }],
      euros,
      total,
    }),
  );

test("what is bought is paid to the house in one transfer, at the tariff’s price, once", async () => {
  const { zoe, bar, posted, context } = space;
  const id = newId();
  const bought = await buy({ id, quantity: 3, total: "300" });
  expect(bought).toMatchObject({
    id,
    from: zoe.tokens,
    to: bar.tokens,
    lines: [{ name: { fr: "Café", en: "Coffee" }, quantity: 3, each: "100", total: "300" }],
    total: "300",
    euros: "0.00",
    state: "done",
    receipt: 2,
  });
  expect(await buy({ id, quantity: 3, total: "300" })).toEqual(bought);
  await expect(buy({ id, quantity: 2, total: "300" })).rejects.toMatchObject({ code: "id_reused" });
  expect([await posted(zoe.tokens), await posted(bar.tokens)]).toEqual([1_700, 300]);
  expect(await getTransfer(context(), zoe.caller, id)).toMatchObject({
    kind: "payment",
    memo: "3 × Café",
    reference: `purchases/${id}`,
  });
  const { row } = await findOwnPurchase(context(), zoe.caller, id);
  const toStranger = findOwnPurchase(context(), (await space.join("Sam", "coworker")).caller, id);
  await expect(toStranger).rejects.toMatchObject({ code: "unknown_purchase" });
  expect(await receiptOfPurchase(context(), row)).toMatchObject({
    number: 2,
    buyer: { name: "Zoé" },
    units: "300",
    lines: [{ quantity: 3, total: "300" }],
  });
});

test("a price that has changed since it was shown is told, and nothing is paid; what was bought stays as it was", async () => {
  const { coffee, context, admin, zoe, posted } = space;
  const id = newId();
  const before = await posted(zoe.tokens);
  const { id: _, ...fields } = coffee;
  const price = (amount: string) =>
    changeProduct(context(), admin, coffee.id, { ...fields, price: { ...coffee.price, amount } });
  await price("120");
  await expect(buy({ id, quantity: 2, total: "200" })).rejects.toMatchObject({
    code: "price_changed",
    detail: { amount: "240", currency: "POKOU" },
    figures: { amount: { fr: "240\u00A0pk", en: "240\u00A0pk" } },
  });
  expect(await posted(zoe.tokens)).toBe(before);
  const bought = await buy({ id, quantity: 2, total: "240" });
  await price("100");
  expect(await buy({ id, quantity: 2, total: "240" })).toEqual(bought);
  expect(await posted(zoe.tokens)).toBe((before ?? 0) - 240);
});

test("those who serve take euros for as much as the product allows, and nobody else does", async () => {
  const { admin, zoe } = space;
  await expect(buy({ total: "50", euros: "0.50" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(buy({ total: "40", euros: "0.60", caller: admin })).rejects.toMatchObject({
    code: "share_in_currency_too_small",
    detail: { euros: "0.50" },
    figures: { euros: { fr: "0,50\u00A0€", en: "0.50\u00A0€" } },
  });
  expect(await buy({ total: "50", euros: "0.50", caller: admin })).toMatchObject({
    total: "50",
    euros: "0.50",
    from: zoe.tokens,
  });
});

test("what is bought in a member’s name is written down once, also when the alarm numbers its receipt", async () => {
  const { admin, zoe, runDue, db, context } = space;
  const id = newId();
  const asked = { id, total: "100", caller: admin };
  await expect(buy({ ...asked, ctx: losingAnswers(context()) })).rejects.toMatchObject({
    code: "outcome_unknown",
  });
  await runDue(Date.now() + 60_000);
  await buy(asked);
  const lines = await db.select().from(audit).where(eq(audit.subject, id));
  expect(lines).toMatchObject([
    { action: "purchase.create", actor: admin.member, onBehalfOf: zoe.caller.member },
  ]);
});

test("whoever has nothing left is helped by the pot, and nobody but them and the managers sees it", async () => {
  const { context, zoe, bar, admin, posted, sell } = space;
  const idriss = await space.join("Idriss", "coworker");
  const tokens = `POKOU:${idriss.number}`;
  await expect(buy({ total: "100", caller: idriss.caller, from: tokens })).rejects.toMatchObject({
    code: "insufficient_funds",
  });
  const gift = { currency: "POKOU", to: "POKOU:pot-solidarity", memo: "pour la suite", order: null };
  const unsaid = { category: null, reference: null, expiresAt: null };
  await sell(zoe.tokens, "5.00");
  await createTransfer(context(), zoe.caller, {
    id: newId(),
    from: zoe.tokens,
    amount: "500",
    ...gift,
    ...unsaid,
  });
  const id = newId();
  const bought = await buy({ id, total: "100", caller: idriss.caller, from: tokens });
  expect(bought.state).toBe("done");
  expect([await posted(tokens), await posted("POKOU:pot-solidarity")]).toEqual([0, 400]);
  const page = { limit: 2, cursor: undefined };
  const seen = async (caller: Caller, account: string) =>
    (await readEntries(context(), caller, account, page, undefined)).page?.items.map((it) => ({
      amount: it.amount,
      other: it.counterparty.account,
    }));
  expect((await seen(bar.caller, bar.tokens))?.[0]).toEqual({ amount: "100", other: tokens });
  expect((await seen(idriss.caller, tokens))?.map(({ amount }) => amount)).toEqual(["-100", "100"]);
  await expect(seen(zoe.caller, "POKOU:pot-solidarity")).rejects.toMatchObject({ code: "forbidden" });
  expect((await seen(admin, "POKOU:pot-solidarity"))?.[0]?.amount).toBe("-100");
  const told = JSON.stringify(await getTransfer(context(), bar.caller, id));
  expect(told).not.toContain("pot-solidarity");
});

test("purchases are listed, the newest first: one’s own to whoever holds an account, everybody’s to those who oversee", async () => {
  const { context, zoe, bar, admin } = space;
  const ada = await space.join("Ada", "coworker");
  const tokens = `POKOU:${ada.number}`;
  await space.sell(tokens, "5.00");
  const ids = [newId(), newId()].toSorted();
  for (const id of ids) await buy({ id, total: "100", caller: ada.caller, from: tokens });
  const list = (caller: Caller, query = "") =>
    listPurchases(context(), caller, purchasesQuery.parse(Object.fromEntries(new URLSearchParams(query))));
  const { items, next } = await list(ada.caller);
  expect(items.map(({ id }) => id)).toEqual(ids.toReversed());
  expect([items[0], next]).toEqual([
    await expressPurchase(context(), await findOwnPurchase(context(), ada.caller, ids[1] ?? "")),
    null,
  ]);
  expect(items[0]).toMatchObject({ state: "done", lines: [{ quantity: 1, total: "100" }] });
  const first = await list(ada.caller, "limit=1");
  const second = await list(ada.caller, `limit=1&cursor=${first.next}`);
  expect([...first.items, ...second.items, second.next]).toEqual([...items, null]);
  expect((await list(bar.caller)).items).toEqual([]);
  for (const query of ["all=true", `account=${tokens}`])
    await expect(list(zoe.caller, query)).rejects.toMatchObject({ code: "forbidden" });
  expect((await list(admin, `account=${tokens}`)).items).toEqual(items);
  const everybodys = (await list(admin, "all=true")).items;
  expect(everybodys.slice(0, 2)).toEqual(items);
  expect(new Set(everybodys.map(({ from }) => from))).toContain(zoe.tokens);
});

test("what is not on offer is not on the tariff, and is not sold", async () => {
  const { coffee, context, admin } = space;
  const { id: _, ...fields } = coffee;
  await changeProduct(context(), admin, coffee.id, { ...fields, active: false });
  expect((await readTariff(context(), { all: false })).products).toEqual([]);
  expect((await readTariff(context(), { all: true })).products).toMatchObject([{ active: false }]);
  await expect(buy({ total: "100" })).rejects.toMatchObject({ code: "product_not_on_offer" });
  expect(await space.db.select({ active: product.active }).from(product)).toEqual([{ active: false }]);
});
