import { afterAll, beforeAll, expect, test } from "vitest";

import { newPaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { standingOrderRequest } from "@mereau/shared/contracts/standingOrders.ts";
import type { Caller } from "#services/context.ts";
import { getHold } from "#services/holds/get.ts";
import { placeHold } from "#services/holds/place.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { getPaymentRequest } from "#services/payment-requests/read.ts";
import { createStandingOrder } from "#services/standing-orders/create.ts";
import { getStandingOrder } from "#services/standing-orders/read.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { getTransfer } from "#services/transfers/get.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

type Party = Awaited<ReturnType<TestCommunity["join"]>>;

let town: TestCommunity;
let noor: Party;
let shop: Party;

beforeAll(async () => {
  town = await startCommunity();
  [noor, shop] = [await town.join("Noor"), await town.join("Fournil", "provider")];
  await town.endow(noor.account, "100");
});

afterAll(() => town.close());

/** What is kept about Noor’s account, each as it is read, and what strangers hear. */
async function keptAbout(): Promise<[code: string, read: (caller: Caller) => Promise<unknown>][]> {
  const between = { currency: "MIEL", from: noor.account, to: shop.account, amount: "1" };
  const payment = paymentOf(noor.account, shop.account, "1");
  const paid = await createTransfer(town.context(), noor.caller, payment);
  const held = { ...payment, id: newId(), expiresAt: Date.now() + 60_000 };
  const hold = await placeHold(town.context(), noor.caller, held);
  const request = newPaymentRequest.parse({ ...between, id: newId() });
  await createPaymentRequest(town.context(), shop.caller, request);
  const order = standingOrderRequest.parse({
    ...between,
    id: newId(),
    rhythm: { every: "week" },
    firstDate: "2099-01-01",
  });
  await createStandingOrder(town.context(), noor.caller, order);
  const ctx = town.context();
  return [
    ["unknown_transfer", (caller) => getTransfer(ctx, caller, paid.id)],
    ["unknown_hold", (caller) => getHold(ctx, caller, hold.id)],
    ["unknown_payment_request", (caller) => getPaymentRequest(ctx, caller, request.id)],
    ["unknown_standing_order", (caller) => getStandingOrder(ctx, caller, order.id)],
  ];
}

test("what is kept about an account is unknown to strangers, and to a holder who is suspended", async () => {
  const kept = await keptAbout();
  const auditor = await town.join("Alix", "individual", "auditor");
  const stranger = await town.join("Sam");
  for (const { caller } of [noor, auditor])
    for (const [, read] of kept) await expect(read(caller)).resolves.toBeDefined();
  for (const [code, read] of kept) await expect(read(stranger.caller)).rejects.toMatchObject({ code });
  await suspendMember(town.context(), town.admin, noor.caller.member, "parti");
  for (const [code, read] of kept) await expect(read(noor.caller)).rejects.toMatchObject({ code });
});
