import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { mail, member, transfer } from "@mereau/db/tenant/schema.ts";
import {
  type NewPaymentRequest,
  newPaymentRequest,
  requestPayment,
} from "@mereau/shared/contracts/paymentRequests.ts";
import { getAccount } from "#services/accounts/get.ts";
import type { Caller } from "#services/context.ts";
import { cancelRequest, refuseRequest } from "#services/payment-requests/close.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { payRequest } from "#services/payment-requests/pay.ts";
import { getPaymentRequest, listPaymentRequests } from "#services/payment-requests/read.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { runAndKill } from "#testing/world.ts";

type Party = { caller: Caller; account: string };

let town: TestCommunity;
let noor: Party;
let ada: Party;
let shop: Party;

beforeAll(async () => {
  town = await startCommunity();
  [noor, ada, shop] = [
    await town.join("Noor"),
    await town.join("Ada"),
    await town.join("Fournil", "provider"),
  ];
  await town.endow(noor.account, "1000");
  await town.endow(ada.account, "1000");
  const address = (email: string, { caller }: Party) =>
    town.db.update(member).set({ email }).where(eq(member.id, caller.member));
  await address("noor@example.org", noor);
  await address("fournil@example.org", shop);
});

afterAll(() => town.close());

const askedOf = (change: Partial<NewPaymentRequest> = {}) =>
  newPaymentRequest.parse({ id: newId(), currency: "MIEL", to: shop.account, amount: "12.50", ...change });

const ask = (change: Partial<NewPaymentRequest> = {}, now = Date.now()) =>
  createPaymentRequest(town.context({ now }), shop.caller, askedOf(change));

const pay = (id: string, { caller, account }: Party, change: object = {}, now = Date.now()) =>
  payRequest(
    town.context({ now }),
    caller,
    id,
    requestPayment.parse({ id: newId(), from: account, ...change }),
  );

const stateOf = async (id: string) => (await getPaymentRequest(town.context(), shop.caller, id)).state;

const balanceOf = async ({ caller, account }: Party) =>
  Number((await getAccount(town.context(), caller, account)).balance);

const subjectsTo = async (recipient: string) => {
  await town.runDue(Date.now());
  const sent = await town.db
    .select({ subject: mail.subject })
    .from(mail)
    .where(eq(mail.recipient, recipient));
  return sent.map(({ subject }) => subject);
};

const accepted = async (id: string) =>
  (
    await town.db
      .select()
      .from(transfer)
      .where(eq(transfer.reference, `payment-requests/${id}`))
  ).filter(({ verdict }) => verdict === "accepted");

test("a request is received, paid once by its payer, and both are told", async () => {
  const { id } = await ask({ from: noor.account, memo: "Pain" });
  expect(await subjectsTo("noor@example.org")).toContain("Fournil vous demande 12,50\u00A0M");
  await expect(pay(id, ada)).rejects.toMatchObject({ code: "unknown_payment_request" });
  const asked = { id: newId() };
  const paid = await pay(id, noor, asked);
  expect(paid).toMatchObject({ amount: "12.50", memo: "Pain", reference: `payment-requests/${id}` });
  expect(await pay(id, noor, asked)).toEqual(paid);
  await expect(pay(id, noor)).rejects.toMatchObject({ code: "request_closed" });
  expect(await getPaymentRequest(town.context(), noor.caller, id)).toMatchObject({
    state: "paid",
    transfer: paid.id,
    toName: "Fournil",
  });
  expect(await subjectsTo("fournil@example.org")).toContain("Noor a payé votre demande : 12,50\u00A0M");
});

test("of two who pay at the same moment one does, and the other is told that it is closed", async () => {
  const before = await balanceOf(shop);
  for (let round = 0; round < 5; round += 1) {
    const { id } = await ask();
    const outcomes = await Promise.allSettled([pay(id, noor), pay(id, ada), pay(id, noor)]);
    const codes = outcomes.map((it) => (it.status === "fulfilled" ? "paid" : String(it.reason.code)));
    expect(codes.toSorted()).toEqual(["paid", "request_closed", "request_closed"]);
    expect(await accepted(id)).toHaveLength(1);
  }
  expect(await balanceOf(shop)).toBe(before + 5 * 12.5);
});

test("a payer without the means leaves the request to others", async () => {
  const poor = await town.join("Sans");
  const { id } = await ask();
  await expect(pay(id, poor)).rejects.toMatchObject({ code: "insufficient_funds" });
  expect(await stateOf(id)).toBe("open");
  await pay(id, ada);
  expect(await stateOf(id)).toBe("paid");
});

test("an open amount is the payer’s to say; one that was asked for is no other", async () => {
  const { id } = await ask({ amount: null });
  await expect(pay(id, ada)).rejects.toMatchObject({ fields: [{ field: "amount", code: "required" }] });
  expect(await pay(id, ada, { amount: "3,20" })).toMatchObject({ amount: "3.20" });
  const fixed = await ask();
  await expect(pay(fixed.id, ada, { amount: "12" })).rejects.toMatchObject({
    fields: [{ field: "amount", code: "amount_differs" }],
  });
});

test("what was refused, taken back or has expired is not paid", async () => {
  const refused = await ask({ from: noor.account });
  await expect(refuseRequest(town.context(), shop.caller, refused.id, null)).rejects.toMatchObject({
    code: "forbidden",
  });
  await refuseRequest(town.context(), noor.caller, refused.id, "Déjà réglé");
  await refuseRequest(town.context(), noor.caller, refused.id, "Déjà réglé");
  expect((await subjectsTo("fournil@example.org")).filter((it) => it.includes("refusé"))).toEqual([
    "Noor a refusé votre demande : 12,50\u00A0M",
  ]);
  const cancelled = await ask();
  await cancelRequest(town.context(), shop.caller, cancelled.id);
  const soon = Date.now() + 60_000;
  const expired = await ask({ expiresAt: soon });
  for (const { id } of [refused, cancelled])
    await expect(pay(id, noor)).rejects.toMatchObject({ code: "request_closed" });
  await expect(pay(expired.id, noor, {}, soon)).rejects.toMatchObject({ code: "request_closed" });
  await expect(cancelRequest(town.context(), shop.caller, refused.id)).rejects.toMatchObject({
    code: "request_closed",
  });
  await town.runDue(soon);
  expect(await stateOf(expired.id)).toBe("expired");
  const { items } = await listPaymentRequests(town.context(), shop.caller, {
    account: shop.account,
    side: "payee",
    state: "refused",
    limit: 10,
  });
  expect(items.map(({ id, reason }) => [id, reason])).toEqual([[refused.id, "Déjà réglé"]]);
});

test("wherever paying breaks off, the request ends up paid once or open, as the ledger has it", async () => {
  let deaths = 0;
  const ends = new Set<string>();
  for (const sends of [true, false])
    for (let request = 0; request < 30; request += 1) {
      const { id } = await ask({ amount: "0.01" });
      const died = await runAndKill(() => pay(id, noor), { at: request, sends });
      town.restart();
      await town.runDue(Date.now() + 120_000);
      const state = await stateOf(id);
      expect(await accepted(id)).toHaveLength(state === "paid" ? 1 : 0);
      ends.add(state);
      if (state === "open") await pay(id, ada);
      expect(await accepted(id)).toHaveLength(1);
      if (!died) break;
      deaths += 1;
    }
  expect(deaths).toBeGreaterThan(8);
  expect([...ends].toSorted()).toEqual(["open", "paid"]);
}, 60_000);
