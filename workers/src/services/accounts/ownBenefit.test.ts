import { afterAll, beforeAll, expect, test } from "vitest";

import { dateOf } from "@mereau/shared/calendar/date.ts";
import { batchRequest } from "@mereau/shared/contracts/batchPayments.ts";
import { holdRequest } from "@mereau/shared/contracts/holds.ts";
import { newPaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { standingOrderRequest } from "@mereau/shared/contracts/standingOrders.ts";
import { confirmBatch } from "#services/batch-payments/confirm.ts";
import { draftBatch } from "#services/batch-payments/draft.ts";
import type { Caller } from "#services/context.ts";
import { issue } from "#services/currencies/issue.ts";
import { placeHold } from "#services/holds/place.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { payRequest } from "#services/payment-requests/pay.ts";
import { createStandingOrder } from "#services/standing-orders/create.ts";
import { setStandingOrderState } from "#services/standing-orders/setState.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { createTransfers } from "#services/transfers/createBulk.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

type Party = Awaited<ReturnType<TestCommunity["join"]>>;

let town: TestCommunity;
let noor: Party;
let tim: Party;
let tina: Party;

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  tim = await town.join("Tim", "individual", "teller");
  tina = await town.join("Tina", "individual", "teller");
  await town.endow(noor.account, "100");
});

afterAll(() => town.close());

/** What reaches Tim’s account from Noor’s, each by another way. */
const between = () => ({ id: newId(), currency: "MIEL", from: noor.account, to: tim.account });

const order = () => ({
  ...between(),
  amount: "1",
  rhythm: { every: "month" },
  firstDate: dateOf(Date.now()),
});

async function draftBoth(): Promise<{ id: string; digest: string }> {
  const { to: _, ...asked } = between();
  const text = `${tina.account};1\n${tim.account};1`;
  const draft = batchRequest.parse({ ...asked, name: "Mars", mode: "each_alone", text });
  return draftBatch(town.context(), tim.caller, draft);
}

const askFor = () =>
  createPaymentRequest(town.context(), tim.caller, newPaymentRequest.parse({ ...between(), amount: "1" }));

const ways: [string, (by: Caller) => Promise<unknown>][] = [
  ["pays", (by) => createTransfer(town.context(), by, paymentOf(noor.account, tim.account, "1"))],
  [
    "pays among many",
    (by) => {
      const [first, second] = [tina, tim].map(({ account }) => paymentOf(noor.account, account, "1"));
      const transfers = [first, second].flatMap((it) => (it ? [{ ...it, linked: false }] : []));
      return createTransfers(town.context(), by, { transfers });
    },
  ],
  [
    "sets aside",
    (by) => {
      const asked = { ...between(), amount: "1", expiresAt: Date.now() + 60_000 };
      return placeHold(town.context(), by, holdRequest.parse(asked));
    },
  ],
  ["orders", (by) => createStandingOrder(town.context(), by, standingOrderRequest.parse(order()))],
  [
    "lets an order go on",
    async (by) => {
      const { id } = await createStandingOrder(
        town.context(),
        noor.caller,
        standingOrderRequest.parse(order()),
      );
      await setStandingOrderState(town.context(), by, id, "paused");
      return setStandingOrderState(town.context(), by, id, "active");
    },
  ],
  [
    "confirms a batch",
    async (by) => {
      const { id, digest } = await draftBoth();
      return confirmBatch(town.context(), by, id, { digest, order: null });
    },
  ],
  [
    "accepts a request",
    async (by) => {
      const { id } = await askFor();
      const payment = { id: newId(), from: noor.account, amount: null, order: null };
      return payRequest(town.context(), by, id, payment);
    },
  ],
];

test.each(ways)("who %s in another’s name does not for an account of their own", async (_, does) => {
  await expect(does(tim.caller)).rejects.toMatchObject({
    code: "own_benefit",
    detail: { account: tim.account },
  });
  await does(town.admin);
});

test("a teller does not issue to an account of their own; a manager does", async () => {
  const issued = (to: string, by: Caller) =>
    issue(town.context(), by, "MIEL", {
      id: newId(),
      to,
      amount: "5",
      reference: "espèces",
      confirmExpected: false,
      memo: null,
      category: null,
    });
  await expect(issued(tim.account, tim.caller)).rejects.toMatchObject({ code: "own_benefit" });
  expect((await issued(tim.account, tina.caller)).amount).toBe("5.00");
  expect((await issued("MIEL:1001", town.admin)).amount).toBe("5.00");
});

test("what is one’s own is paid to oneself as by any member", async () => {
  const request = paymentOf(tim.account, tina.account, "1");
  expect((await createTransfer(town.context(), tim.caller, request)).actor).toEqual({
    member: tim.caller.member,
    onBehalfOf: null,
  });
});
