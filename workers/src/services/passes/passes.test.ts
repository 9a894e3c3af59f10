import { afterAll, beforeAll, expect, test } from "vitest";

import { passesQuery } from "@mereau/shared/contracts/passes.ts";
import { productRequest } from "@mereau/shared/contracts/products.ts";
import { purchaseRequest } from "@mereau/shared/contracts/purchases.ts";
import { listPasses } from "#services/passes/list.ts";
import { usePass } from "#services/passes/use.ts";
import { createProduct } from "#services/products/set.ts";
import { createPurchase } from "#services/purchases/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId } from "#testing/community.ts";
import { type Space, startSpace } from "#testing/spaceTown.ts";

let space: Space;

beforeAll(async () => {
  space = await startSpace();
  await space.sell(space.zoe.tokens, "20.00");
});

afterAll(() => space.close());

test("a pack is used once for each id, never more often than was bought, by its owner and the staff, until it is undone", async () => {
  const { zoe, context, admin } = space;
  const pack = { id: newId(), name: { fr: "Carnet de 3", en: null }, pass: { uses: 3, days: 30 } };
  const price = { currency: "POKOU", amount: "50" };
  await createProduct(context(), admin, productRequest.parse({ ...pack, price }));
  const purchase = newId();
  const lines = [{ product: pack.id, quantity: 1 }];
  const asked = purchaseRequest.parse({ id: purchase, from: zoe.tokens, lines, total: "50" });
  await createPurchase(context(), zoe.caller, asked);
  const passes = async () =>
    (await listPasses(context(), zoe.caller, passesQuery.parse({}))).items.filter(
      (one) => one.purchase === purchase,
    );
  const [bought] = await passes();
  expect(bought).toMatchObject({ uses: 3, used: 0, valid: true, holder: "Zoé" });
  const id = bought?.id ?? "";
  const stranger = await space.join("Kim", "coworker");
  await expect(usePass(context(), stranger.caller, id, newId())).rejects.toMatchObject({ code: "forbidden" });
  const once = newId();
  await usePass(context(), zoe.caller, id, once);
  expect(await usePass(context(), zoe.caller, id, once)).toMatchObject({ used: 1, valid: true });
  const rush = await Promise.allSettled(
    Array.from({ length: 4 }, () => usePass(context(), admin, id, newId())),
  );
  expect(rush.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await passes()).toMatchObject([{ used: 3, valid: false }]);
  await reverseTransfer(context(), admin, purchase, { id: newId(), reason: "Erreur" });
  expect(await passes()).toEqual([]);
});
