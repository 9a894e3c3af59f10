import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { transfer } from "@mereau/db/tenant/schema.ts";
import { newPaymentRequest, requestPayment } from "@mereau/shared/contracts/paymentRequests.ts";
import type { Caller } from "#services/context.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { payRequest } from "#services/payment-requests/pay.ts";
import { getPaymentRequest } from "#services/payment-requests/read.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { endedElsewhere, losingAnswers } from "#testing/lostAnswers.ts";

type Party = { caller: Caller; account: string };

let town: TestCommunity;
let noor: Party;
let ada: Party;
let shop: Party;
let request: string;

beforeAll(async () => {
  town = await startCommunity();
  [noor, ada, shop] = [await town.join("Noor"), await town.join("Ada"), await town.join("Fournil")];
  for (const { account } of [noor, ada]) await town.endow(account, "1000");
});

afterAll(() => town.close());

beforeEach(async () => {
  const asked = { id: newId(), currency: "MIEL", to: shop.account, amount: "10" };
  ({ id: request } = await createPaymentRequest(town.context(), shop.caller, newPaymentRequest.parse(asked)));
});

const pay = ({ caller, account: from }: Party, id = newId(), ctx = town.context()) =>
  payRequest(ctx, caller, request, requestPayment.parse({ id, from }));

const stateNow = async () => (await getPaymentRequest(town.context(), shop.caller, request)).state;

const accepted = () =>
  town.db
    .select({ id: transfer.id })
    .from(transfer)
    .where(and(eq(transfer.reference, `payment-requests/${request}`), eq(transfer.verdict, "accepted")));

test("a payer who is turned away when they ask again leaves their claim, and nobody else pays as well", async () => {
  const id = newId();
  await expect(pay(noor, id, losingAnswers(town.context()))).rejects.toMatchObject({
    code: "outcome_unknown",
  });
  const ended = await endedElsewhere(town.context(), noor.caller);
  await expect(pay(noor, id, ended)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(pay(ada)).rejects.toMatchObject({ code: "unavailable" });
  await town.runDue(Date.now() + 120_000);
  expect(await stateNow()).toBe("paid");
  expect(await accepted()).toEqual([{ id }]);
});

test("one who is turned away before anything was paid keeps others waiting, and no longer than that", async () => {
  const ended = await endedElsewhere(town.context(), noor.caller);
  await expect(pay(noor, newId(), ended)).rejects.toMatchObject({ code: "unauthenticated" });
  await town.runDue(Date.now() + 120_000);
  expect(await stateNow()).toBe("open");
  const { id } = await pay(ada);
  expect(await accepted()).toEqual([{ id }]);
});

test("a payment that somebody else asks for again by its id is found to be made, and stays the only one", async () => {
  const id = newId();
  await expect(pay(noor, id, losingAnswers(town.context()))).rejects.toMatchObject({
    code: "outcome_unknown",
  });
  const desk = { caller: town.admin, account: noor.account };
  await expect(pay(desk, id)).rejects.toMatchObject({ code: "id_reused" });
  expect(await stateNow()).toBe("paid");
  await expect(pay(ada)).rejects.toMatchObject({ code: "request_closed" });
  expect(await accepted()).toEqual([{ id }]);
});

test("an id that stands for another payment already does not close the request", async () => {
  const [before] = await town.db.select({ id: transfer.id }).from(transfer).limit(1);
  await expect(pay(noor, before?.id)).rejects.toMatchObject({ code: "id_reused" });
  expect(await stateNow()).toBe("open");
  const { id } = await pay(ada);
  expect(await accepted()).toEqual([{ id }]);
});

test("a payment that has expired on its way is refused, and leaves the request to others", async () => {
  const late = requestPayment.parse({ id: newId(), from: noor.account, expiresAt: Date.now() - 1_000 });
  const paying = payRequest(town.context(), noor.caller, request, late);
  await expect(paying).rejects.toMatchObject({ code: "order_expired" });
  expect([await stateNow(), await accepted()]).toEqual(["open", []]);
  const soon = requestPayment.parse({ id: newId(), from: ada.account, expiresAt: Date.now() + 3_600_000 });
  const { id, expiresAt } = await payRequest(town.context(), ada.caller, request, soon);
  expect([id, expiresAt]).toEqual([soon.id, soon.expiresAt]);
});
