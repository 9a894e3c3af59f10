import { afterAll, beforeAll, expect, test } from "vitest";

import { eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import { purchaseRequest, purchasesQuery } from "@mereau/shared/contracts/purchases.ts";
import { createPurchase } from "#services/purchases/create.ts";
import { expressPurchase, findOwnPurchase } from "#services/purchases/find.ts";
import { listPurchases } from "#services/purchases/list.ts";
import { receiptOfPurchase, receiptOfTopUp } from "#services/sales/receipt.ts";
import { findOwnTopUp, getTopUp, listTopUps } from "#services/top-ups/list.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId } from "#testing/community.ts";
import { type Space, startSpace } from "#testing/spaceTown.ts";

let space: Space;

beforeAll(async () => {
  space = await startSpace();
});

afterAll(() => space.close());

async function reverse(transfer: string, reason: string) {
  const id = newId();
  await reverseTransfer(space.context(), space.admin, transfer, { id, reason });
  return { transfer: id, reason };
}

test("a top-up whose issue was undone is shown as reversed, and its receipt says why under the same number", async () => {
  const { zoe, sell, context, posted } = space;
  const [kept, undone] = [await sell(zoe.tokens, "10.00"), await sell(zoe.tokens, "20.00")];
  expect(kept.reversal).toBeNull();
  const reversal = await reverse(undone.id, "Carte refusée");
  const now = await getTopUp(context(), zoe.caller, "POKOU", undone.id);
  expect(now).toMatchObject({ state: "reversed", refusal: null, receipt: undone.receipt, reversal });
  expect(await sell(zoe.tokens, "20.00", { id: undone.id })).toEqual(now);
  const { items } = await listTopUps(context(), zoe.caller, "POKOU", { account: zoe.tokens, limit: 9 });
  const states = new Map(items.map(({ id, state }) => [id, state]));
  expect([states.get(kept.id), states.get(undone.id)]).toEqual(["done", "reversed"]);
  const receiptOf = async (id: string) =>
    receiptOfTopUp(context(), await findOwnTopUp(context(), zoe.caller, "POKOU", id));
  expect(await receiptOf(undone.id)).toMatchObject({ number: undone.receipt, reversal });
  expect((await receiptOf(kept.id)).reversal).toBeNull();
  expect(await posted(zoe.tokens)).toBe(1_000);
});

test("a purchase whose payment was undone is shown as reversed, and its receipt says why under the same number", async () => {
  const { zoe, sell, context, coffee, posted } = space;
  await sell(zoe.tokens, "10.00");
  const before = await posted(zoe.tokens);
  const asked = purchaseRequest.parse({
    id: newId(),
    from: zoe.tokens,
    lines: [{ product: coffee.id, quantity: 2 }],
    total: "200",
  });
  const bought = await createPurchase(context(), zoe.caller, asked);
  expect(bought).toMatchObject({ state: "done", reversal: null });
  const reversal = await reverse(bought.id, "Machine en panne");
  const found = await findOwnPurchase(context(), zoe.caller, bought.id);
  const now = await expressPurchase(context(), found);
  expect(now).toMatchObject({ state: "reversed", receipt: bought.receipt, reversal });
  expect((await listPurchases(context(), zoe.caller, purchasesQuery.parse({}))).items).toEqual([now]);
  expect(await receiptOfPurchase(context(), found.row)).toMatchObject({ number: bought.receipt, reversal });
  expect(await posted(zoe.tokens)).toBe(before);
});

test("a sale that was undone before its receipt was sent is told as cancelled, and not as proof", async () => {
  const { zoe, sell, context, db, letters, runDue } = space;
  await db.update(member).set({ email: "zoe@example.org" }).where(eq(member.id, zoe.caller.member));
  await runDue(Date.now() + 60_000);
  const { id } = await sell(zoe.tokens, "7.00", { now: Date.now() + 60_000 });
  await reverse(id, "Erreur de caisse");
  await runDue(Date.now() + 120_000);
  const row = await findOwnTopUp(context(), zoe.caller, "POKOU", id);
  const { number } = await receiptOfTopUp(context(), row);
  const letter = (await letters()).find(({ subject }) => subject.startsWith(`Reçu n°\u00a0${number},`));
  expect(letter?.text).toContain("ce reçu ne vaut plus justificatif");
  expect(letter?.text).toContain("Motif : Erreur de caisse");
  expect(letter?.text).not.toContain("il vaut justificatif");
});
