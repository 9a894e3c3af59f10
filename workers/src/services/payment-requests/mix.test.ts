import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { mail, member } from "@mereau/db/tenant/schema.ts";
import { newPaymentRequest, requestPayment } from "@mereau/shared/contracts/paymentRequests.ts";
import type { Caller } from "#services/context.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { payRequest } from "#services/payment-requests/pay.ts";
import { getPaymentRequest } from "#services/payment-requests/read.ts";
import type { Refusal } from "#services/refusal.ts";
import { getTransfer } from "#services/transfers/get.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { startCircle } from "#testing/creditTown.ts";
import { startSpace } from "#testing/spaceTown.ts";

type Party = { caller: Caller; account: string };

let town: TestCommunity;
let noor: Party;
let shop: Party;

beforeAll(async () => {
  town = await startCommunity();
  [noor, shop] = [await town.join("Noor"), await town.join("Fournil", "provider")];
  await town.endow(noor.account, "1000");
  const address = (email: string, { caller }: Party) =>
    town.db.update(member).set({ email }).where(eq(member.id, caller.member));
  await address("noor@example.org", noor);
  await address("fournil@example.org", shop);
});

afterAll(() => town.close());

const asked = (change: object) =>
  newPaymentRequest.parse({
    id: newId(),
    currency: "MIEL",
    to: shop.account,
    mix: { euros: "20,00", currencyAtLeast: "10,00" },
    ...change,
  });

const ask = (change: object = {}) => createPaymentRequest(town.context(), shop.caller, asked(change));

const pay = (id: string, change: object) =>
  payRequest(
    town.context(),
    noor.caller,
    id,
    requestPayment.parse({ id: newId(), from: noor.account, ...change }),
  );

const refusalOf = (given: Promise<unknown>): Promise<Refusal> =>
  given.then(
    () => {
      throw new Error("It was accepted");
    },
    (error: Refusal) => error,
  );

test("20 €, at least half in miels: 12.50 are paid, and 7.50 € by card beside", async () => {
  const { id, mix, amount } = await ask();
  expect([amount, mix]).toEqual([
    null,
    { euros: "20.00", currencyAtLeast: "10.00", currencyAtMost: "20.00" },
  ]);
  const { id: transfer } = await pay(id, { amount: "12,50", eurosBy: "card" });
  const beside = { euros: "7.50", by: "card" };
  expect(await getPaymentRequest(town.context(), noor.caller, id)).toMatchObject({
    state: "paid",
    transfer,
    eurosBeside: beside,
  });
  expect(await getTransfer(town.context(), noor.caller, transfer)).toMatchObject({
    amount: "12.50",
    eurosBeside: beside,
  });
});

test("less than the share is refused with what may be paid in euros, more than the price as a fault", async () => {
  const { id } = await ask();
  const tooLittle = await refusalOf(pay(id, { amount: "9,99" }));
  expect([tooLittle.code, tooLittle.detail]).toEqual(["share_in_currency_too_small", { euros: "10.00" }]);
  const tooMuch = await refusalOf(pay(id, { amount: "20,01" }));
  expect([tooMuch.code, tooMuch.fields]).toEqual([
    "invalid_input",
    [{ field: "amount", code: "more_than_price" }],
  ]);
  expect((await refusalOf(pay(id, {}))).fields).toEqual([{ field: "amount", code: "required" }]);
  await pay(id, { amount: "20" });
  expect(await getPaymentRequest(town.context(), noor.caller, id)).toMatchObject({
    state: "paid",
    eurosBeside: null,
  });
});

test("a payment that the ledger refuses leaves nothing beside", async () => {
  const { id } = await ask({ mix: { euros: "5000", currencyAtLeast: "2000" } });
  expect((await refusalOf(pay(id, { amount: "2000" }))).code).toBe("insufficient_funds");
  expect(await getPaymentRequest(town.context(), shop.caller, id)).toMatchObject({
    state: "open",
    eurosBeside: null,
  });
});

test("both letters tell the price and what was paid in each", async () => {
  const { id } = await ask({ from: noor.account, memo: "Panier" });
  await pay(id, { amount: "10" });
  await town.runDue(Date.now());
  const textTo = async (recipient: string) =>
    (await town.db.select().from(mail).where(eq(mail.recipient, recipient))).map(({ subject }) => subject);
  expect(await textTo("noor@example.org")).toContain(
    "Fournil vous demande 20,00\u00A0€, dont au moins 10,00\u00A0M",
  );
  expect(await textTo("fournil@example.org")).toContain(
    "Noor a payé votre demande : 10,00\u00A0M et 10,00\u00A0€ en espèces",
  );
});

test("a price goes without an amount, a share within the price, and asked again it is the same request", async () => {
  const mixed = { euros: "20", currencyAtLeast: "10" };
  const parsed = newPaymentRequest.safeParse({
    id: newId(),
    currency: "MIEL",
    to: shop.account,
    amount: "5",
    mix: mixed,
  });
  expect(parsed.error?.issues).toMatchObject([{ path: ["mix"], message: "goes without an amount" }]);
  expect((await refusalOf(ask({ mix: { euros: "20", currencyAtLeast: "20,01" } }))).fields).toEqual([
    { field: "mix.currencyAtLeast", code: "more_than_price" },
  ]);
  expect((await refusalOf(ask({ mix: { euros: "0", currencyAtLeast: "0" } }))).code).toBe(
    "amount_out_of_bounds",
  );
  const id = newId();
  expect(await ask({ id })).toEqual(await ask({ id }));
  expect((await refusalOf(ask({ id, mix: { ...mixed, currencyAtLeast: "11" } }))).code).toBe("id_reused");
});

test("tokens are worth the price at which they are sold; what is worth nothing in euros has no such price", async () => {
  const space = await startSpace();
  const request = newPaymentRequest.parse({
    id: newId(),
    currency: "POKOU",
    to: `POKOU:${space.bar.number}`,
    mix: { euros: "1,50", currencyAtLeast: "100" },
  });
  const told = await createPaymentRequest(space.context(), space.bar.caller, request);
  expect(told.mix).toEqual({ euros: "1.50", currencyAtLeast: "100", currencyAtMost: "150" });
  await space.close();
  const circle = await startCircle();
  const none = newPaymentRequest.parse({
    id: newId(),
    currency: "GRAIN",
    to: circle.noor.account,
    mix: { euros: "1", currencyAtLeast: "0" },
  });
  const refusal = await refusalOf(createPaymentRequest(circle.context(), circle.noor.caller, none));
  expect(refusal.code).toBe("no_worth_in_euros");
  await circle.close();
});
