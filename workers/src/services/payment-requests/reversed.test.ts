import { afterAll, beforeAll, expect, test } from "vitest";

import {
  newPaymentRequest,
  type PaymentRequest,
  requestPayment,
} from "@mereau/shared/contracts/paymentRequests.ts";
import type { Caller } from "#services/context.ts";
import { cancelRequest } from "#services/payment-requests/close.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { payRequest } from "#services/payment-requests/pay.ts";
import { getPaymentRequest, listPaymentRequests } from "#services/payment-requests/read.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let noor: { caller: Caller; account: string };
let shop: { caller: Caller; account: string };

beforeAll(async () => {
  town = await startCommunity();
  [noor, shop] = [await town.join("Noor"), await town.join("Fournil", "provider")];
  await town.endow(noor.account, "100");
});

afterAll(() => town.close());

const ask = () =>
  createPaymentRequest(
    town.context(),
    shop.caller,
    newPaymentRequest.parse({ id: newId(), currency: "MIEL", to: shop.account, amount: "12.50" }),
  );

const pay = (request: string, id = newId()) =>
  payRequest(town.context(), noor.caller, request, requestPayment.parse({ id, from: noor.account }));

const listed = async (state: PaymentRequest["state"]) =>
  (
    await listPaymentRequests(town.context(), shop.caller, {
      account: shop.account,
      side: "payee",
      state,
      limit: 9,
    })
  ).items.map(({ id }) => id);

test("a request whose payment was undone is shown as reversed, and is closed", async () => {
  const [kept, undone] = [await ask(), await ask()];
  await pay(kept.id);
  const paid = await pay(undone.id);
  const reversal = { id: newId(), reason: "Encaissé deux fois" };
  await reverseTransfer(town.context(), town.admin, paid.id, reversal);
  for (const { caller } of [noor, shop])
    expect(await getPaymentRequest(town.context(), caller, undone.id)).toMatchObject({
      state: "reversed",
      transfer: paid.id,
      reversal: { transfer: reversal.id, reason: "Encaissé deux fois" },
    });
  expect(await getPaymentRequest(town.context(), shop.caller, kept.id)).toMatchObject({
    state: "paid",
    reversal: null,
  });
  expect([await listed("reversed"), await listed("paid")]).toEqual([[undone.id], [kept.id]]);
  await expect(pay(undone.id)).rejects.toMatchObject({ code: "request_closed" });
  await expect(cancelRequest(town.context(), shop.caller, undone.id)).rejects.toMatchObject({
    code: "request_closed",
  });
  expect(await pay(undone.id, paid.id)).toEqual(paid);
});
