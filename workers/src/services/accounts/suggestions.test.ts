import { afterAll, beforeAll, expect, test } from "vitest";

import { memberCard } from "@mereau/db/tenant/schema.ts";
import { setStatus } from "#services/accounts/setStatus.ts";
import { readKnownPayees, readUsedCategories } from "#services/accounts/suggestions.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let noor: Awaited<ReturnType<TestCommunity["join"]>>;
let ada: Awaited<ReturnType<TestCommunity["join"]>>;
let bee: Awaited<ReturnType<TestCommunity["join"]>>;
let gone: Awaited<ReturnType<TestCommunity["join"]>>;

const pay = (to: string, amount: string, category: string | null = null) =>
  createTransfer(town.context(), noor.caller, { ...paymentOf(noor.account, to, amount), category });

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  ada = await town.join("Ada");
  bee = await town.join("Bee");
  gone = await town.join("Gone");
  await town.endow(noor.account, "100");
  await pay(ada.account, "1", "food");
  await pay(ada.account, "2.50", "rent");
  await pay(gone.account, "3", "food");
  await pay(bee.account, "4");
  const wrong = await pay(ada.account, "50", "rent");
  await reverseTransfer(town.context(), town.admin, wrong.id, { id: newId(), reason: "mistake" });
  await createTransfer(town.context(), bee.caller, paymentOf(bee.account, noor.account, "0.50"));
});

afterAll(() => town.close());

test("payees are told once each, with what they were paid last; what was undone was not paid", async () => {
  const query = { limit: 20, order: "recent" } as const;
  const recent = await readKnownPayees(town.context(), noor.caller, noor.account, query);
  expect(recent.map(({ name, number, lastAmount, times }) => [name, number, lastAmount, times])).toEqual([
    ["Bee", String(bee.number), "4.00", 1],
    ["Gone", String(gone.number), "3.00", 1],
    ["Ada", String(ada.number), "2.50", 2],
  ]);
  const often = await readKnownPayees(town.context(), noor.caller, noor.account, {
    limit: 2,
    order: "often",
  });
  expect(often.map(({ name }) => name)).toEqual(["Ada", "Bee"]);
  await createTransfer(town.context(), gone.caller, paymentOf(gone.account, bee.account, "3"));
  await setStatus(town.context(), town.admin, gone.account, "closed");
  const open = await readKnownPayees(town.context(), noor.caller, noor.account, query);
  expect(open.map(({ name }) => name)).toEqual(["Bee", "Ada"]);
});

test("a payee is told with the photo of its owner", async () => {
  const photo = "a".repeat(64);
  await town.db.insert(memberCard).values({ member: ada.caller.member, photo });
  const query = { limit: 20, order: "recent" } as const;
  const payees = await readKnownPayees(town.context(), noor.caller, noor.account, query);
  expect(payees.map((payee) => [payee.name, payee.photo])).toEqual([
    ["Bee", null],
    ["Ada", photo],
  ]);
});

test("categories come with how often they were used, the most used first", async () => {
  const used = await readUsedCategories(town.context(), noor.caller, noor.account);
  expect(used.map(({ category, used: times }) => [category, times])).toEqual([
    ["food", 2],
    ["rent", 2],
  ]);
  expect(used[0]?.lastAt).toBeLessThan(used[1]?.lastAt ?? 0);
});

test("whom an account pays is for those who may read it", async () => {
  await expect(readUsedCategories(town.context(), ada.caller, noor.account)).rejects.toMatchObject({
    code: "forbidden",
  });
  const query = { limit: 20, order: "recent" } as const;
  await expect(readKnownPayees(town.context(), ada.caller, noor.account, query)).rejects.toMatchObject({
    code: "forbidden",
  });
});
