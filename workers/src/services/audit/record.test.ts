import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit } from "@mereau/db/tenant/schema.ts";
import { autoAcceptRequest } from "@mereau/shared/contracts/autoAccepts.ts";
import { batchRequest } from "@mereau/shared/contracts/batchPayments.ts";
import { newPaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { agreeToPay, revokeAutoAccept } from "#services/auto-accepts/agree.ts";
import { cancelBatch, confirmBatch } from "#services/batch-payments/confirm.ts";
import { draftBatch } from "#services/batch-payments/draft.ts";
import { cancelRequest, refuseRequest } from "#services/payment-requests/close.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { getPaymentRequest } from "#services/payment-requests/read.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { runAndKill } from "#testing/world.ts";

type Party = Awaited<ReturnType<TestCommunity["join"]>>;

let town: TestCommunity;
let noor: Party;
let shop: Party;

beforeAll(async () => {
  town = await startCommunity();
  [noor, shop] = [await town.join("Noor"), await town.join("Fournil", "provider")];
});

afterAll(() => town.close());

const between = () => ({ id: newId(), currency: "MIEL", from: noor.account, to: shop.account });

const ask = () =>
  createPaymentRequest(town.context(), shop.caller, newPaymentRequest.parse({ ...between(), amount: "1" }));

/** What was written down about a thing: what was done, by whom and in whose name. */
const linesOf = async (subject: string) => {
  const lines = await town.db.select().from(audit).where(eq(audit.subject, subject));
  return lines.map(({ action, actor, onBehalfOf }) => [action, actor, onBehalfOf]);
};

const byMaudFor = (action: string, { caller }: Party) => [action, town.admin.member, caller.member];

async function twice(act: () => Promise<unknown>): Promise<void> {
  const first = await act();
  expect(await act()).toEqual(first);
}

test("what a manager does in a member’s name is written down once, also when it is asked twice", async () => {
  const ctx = town.context();
  const [refused, cancelled] = [await ask(), await ask()];
  await twice(() => refuseRequest(ctx, town.admin, refused.id, "Erreur"));
  await twice(() => cancelRequest(ctx, town.admin, cancelled.id));
  const terms = autoAcceptRequest.parse({ ...between(), perRequest: "1", perMonth: "2" });
  await agreeToPay(ctx, noor.caller, terms);
  await twice(() => revokeAutoAccept(ctx, town.admin, terms.id));
  const { to: _, ...from } = between();
  const draft = batchRequest.parse({
    ...from,
    name: "Novembre",
    mode: "each_alone",
    text: "Fournil;1",
    date: "2099-01-01",
  });
  const { digest } = await draftBatch(ctx, town.admin, draft);
  await twice(() => confirmBatch(ctx, town.admin, draft.id, { digest, order: null }));
  await twice(() => cancelBatch(ctx, town.admin, draft.id));
  expect(await linesOf(refused.id)).toEqual([byMaudFor("payment_request.refuse", noor)]);
  expect(await linesOf(cancelled.id)).toEqual([byMaudFor("payment_request.cancel", shop)]);
  expect(await linesOf(terms.id)).toEqual([byMaudFor("auto_accept.revoke", noor)]);
  expect(await linesOf(draft.id)).toEqual([
    byMaudFor("batch_payment.confirm", noor),
    byMaudFor("batch_payment.cancel", noor),
  ]);
});

test("what a member does in their own name, and what changed nothing, is not written down", async () => {
  const { id } = await ask();
  await refuseRequest(town.context(), noor.caller, id, null);
  await expect(cancelRequest(town.context(), town.admin, id)).rejects.toMatchObject({
    code: "request_closed",
  });
  expect(await linesOf(id)).toEqual([]);
});

test("wherever the process dies, what was done is written down, and what was not is not", async () => {
  let done = 0;
  let deaths = 0;
  for (let at = 0; at < 20; at += 1) {
    const { id } = await ask();
    const died = await runAndKill(() => cancelRequest(town.context(), town.admin, id), { at, sends: true });
    const { state } = await getPaymentRequest(town.context(), shop.caller, id);
    const expected = state === "cancelled" ? [byMaudFor("payment_request.cancel", shop)] : [];
    expect(await linesOf(id)).toEqual(expected);
    done += expected.length;
    if (!died) break;
    deaths += 1;
  }
  expect(done).toBeGreaterThan(1);
  expect(deaths).toBeGreaterThan(1);
});
