import { beforeAll, expect, test, vi } from "vitest";
import * as z from "zod";

import { account } from "@mereau/shared/contracts/accounts.ts";
import { autoAccept } from "@mereau/shared/contracts/autoAccepts.ts";
import { batchLinePage, batchPayment } from "@mereau/shared/contracts/batchPayments.ts";
import { paymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { scheduledWorkStatus } from "@mereau/shared/contracts/scheduledWork.ts";
import { standingOrder, standingPaymentPage } from "@mereau/shared/contracts/standingOrders.ts";
import { transfer } from "@mereau/shared/contracts/transfers.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

type Party = { token: string; account: string };

let town: WorkerTown;
let noor: Party;
let shop: Party;

beforeAll(async () => {
  town = await foundWorkerTown();
  [noor, shop] = [await town.join("Noor", "individual"), await town.join("Fournil", "provider")];
  const issue = { id: newId(), to: noor.account, amount: "100", reference: "VIR-1" };
  await town.ask(town.admin, ["POST", "currencies/MIEL/issues"], [201, transfer], issue);
});

const today = () => new Date().toISOString().slice(0, 10);

const balance = async ({ token, account: id }: Party) =>
  (await town.ask(token, ["GET", `accounts/${id}`], [200, z.looseObject({ balance: account.shape.balance })]))
    .balance;

/** What the ledger’s own alarm brings about, with nobody calling it. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 8_000, interval: 50 });

const money = () => ({ currency: "MIEL", from: noor.account, to: shop.account });

test("a standing order that begins today is paid by the alarm itself, and the managers see it done", async () => {
  const { ask, admin, codeOf } = town;
  const order = { id: newId(), ...money(), amount: "7", rhythm: { every: "week" }, firstDate: today() };
  await ask(noor.token, ["POST", "standing-orders"], [201, standingOrder], order);
  expect(await codeOf(shop.token, ["POST", "standing-orders"], 403, { ...order, id: newId() })).toBe(
    "forbidden",
  );
  await soon(async () => expect(await balance(shop)).toBe("7.00"));
  const path = `standing-orders/${order.id}/payments`;
  await soon(async () => {
    const { items } = await ask(noor.token, ["GET", path], [200, standingPaymentPage]);
    expect(items.map(({ date, state }) => [date > today(), state])).toEqual([
      [true, "planned"],
      [false, "paid"],
    ]);
  });
  const { works, failed } = await ask(admin, ["GET", "scheduled-work"], [200, scheduledWorkStatus]);
  expect(works.find(({ name }) => name === "standing_orders")).toMatchObject({ lateMs: 0, failures: 0 });
  expect(works.find(({ name }) => name === "standing_orders")?.lastDoneAt).toBeGreaterThan(
    Date.now() - 60_000,
  );
  expect(failed).toEqual([]);
  expect(await codeOf(noor.token, ["GET", "scheduled-work"], 403)).toBe("forbidden");
});

test("a batch that is confirmed is paid within moments", async () => {
  const { ask } = town;
  const draft = {
    id: newId(),
    currency: "MIEL",
    from: noor.account,
    name: "Novembre",
    mode: "all_or_nothing",
    text: `${shop.account};1,50;Pain\nFournil;2`,
  };
  const { digest, total } = await ask(noor.token, ["POST", "batch-payments"], [201, batchPayment], draft);
  expect(total).toBe("3.50");
  const path = `batch-payments/${draft.id}`;
  await ask(noor.token, ["POST", `${path}/confirmation`], [200, batchPayment], { digest });
  await soon(async () =>
    expect(await ask(noor.token, ["GET", path], [200, batchPayment])).toMatchObject({
      state: "done",
      paidTotal: "3.50",
    }),
  );
  const { items } = await ask(noor.token, ["GET", `${path}/lines`], [200, batchLinePage]);
  expect(items.map(({ name, verdict }) => [name, verdict])).toEqual([
    ["Fournil", "accepted"],
    ["Fournil", "accepted"],
  ]);
});

test("a request is paid once over HTTP; one that was agreed to beforehand, by the alarm", async () => {
  const { ask, codeOf } = town;
  const { from, ...asked } = money();
  const request = { id: newId(), ...asked, amount: "4", memo: "Pain" };
  await ask(shop.token, ["POST", "payment-requests"], [201, paymentRequest], request);
  const path = `payment-requests/${request.id}`;
  const payment = { id: newId(), from };
  const paid = await ask(noor.token, ["POST", `${path}/payment`], [201, transfer], payment);
  expect(paid).toMatchObject({ amount: "4.00", reference: path });
  expect(await ask(noor.token, ["POST", `${path}/payment`], [201, transfer], payment)).toEqual(paid);
  const again = { id: newId(), from };
  expect(await codeOf(noor.token, ["POST", `${path}/payment`], 409, again)).toBe("request_closed");

  const accept = { id: newId(), ...money(), perRequest: "5", perMonth: "20" };
  await ask(noor.token, ["POST", "auto-accepts"], [201, autoAccept], accept);
  const trusted = { id: newId(), ...money(), amount: "5" };
  await ask(shop.token, ["POST", "payment-requests"], [201, paymentRequest], trusted);
  await soon(async () => {
    const { state } = await ask(shop.token, ["GET", `payment-requests/${trusted.id}`], [200, paymentRequest]);
    expect(state).toBe("paid");
  });
  await ask(noor.token, ["DELETE", `auto-accepts/${accept.id}`], [200, autoAccept]);
  expect(await balance(shop)).toBe("19.50");
});
