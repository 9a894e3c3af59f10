import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { member, setting } from "@mereau/db/tenant/schema.ts";
import { billingRequest } from "@mereau/shared/contracts/billing.ts";
import { chartRequest } from "@mereau/shared/contracts/chartOfAccounts.ts";
import { newInvoice } from "@mereau/shared/contracts/invoices.ts";
import { changeBilling } from "#services/billing/change.ts";
import { creditInvoice, settleInvoice } from "#services/invoices/close.ts";
import { createInvoice } from "#services/invoices/draft.ts";
import { getInvoice } from "#services/invoices/list.ts";
import { payInvoice } from "#services/invoices/pay.ts";
import { sendInvoice } from "#services/invoices/send.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId } from "#testing/community.ts";
import { type Circle, startCircle } from "#testing/creditTown.ts";

let circle: Circle;

beforeAll(async () => {
  circle = await startCircle();
  const value = chartRequest.parse({ currencies: [{ currency: "GRAIN", rate: "0.2" }] });
  await circle.db.insert(setting).values({ key: "chart_of_accounts", value, updatedAt: Date.now() });
  const { caller } = circle.noor;
  const said = billingRequest.parse({ name: "Le Fournil", address: "3 rue des Halles", isVatExempt: true });
  await changeBilling(circle.context(), caller, caller.member, said);
});

afterAll(() => circle.close());

const get = (id: string) => getInvoice(circle.context(), circle.noor.caller, id);

const pay = (invoice: string, id = newId()) =>
  payInvoice(circle.context(), circle.ada.caller, invoice, { id, from: circle.ada.account, order: null });

const balance = async () => (await circle.accountOf(circle.noor)).balance;

/** An invoice of 10 from Noor that Ada has paid, and whose payment was reversed. */
async function undone() {
  const { noor, ada, context, admin } = circle;
  const { id } = await createInvoice(
    context(),
    noor.caller,
    newInvoice.parse({
      id: newId(),
      seller: noor.account,
      buyer: { account: ada.account },
      lines: [{ label: "Pain", quantity: "1", unitPrice: "10" }],
    }),
  );
  await sendInvoice(context(), noor.caller, id);
  const paid = await pay(id);
  const reversal = { id: newId(), reason: "Payée par erreur" };
  await reverseTransfer(context(), admin, paid.id, reversal);
  return { id, paid, reversal };
}

test("its seller and whoever paid are told once that it is to be paid again, and why", async () => {
  const { noor, ada, context, admin, db, runDue, mailsTo, pay: payPlainly } = circle;
  for (const [email, { caller }] of [
    ["noor@example.org", noor],
    ["ada@example.org", ada],
  ] as const)
    await db.update(member).set({ email }).where(eq(member.id, caller.member));
  const { id, paid, reversal } = await undone();
  await reverseTransfer(context(), admin, paid.id, reversal);
  const plain = await payPlainly(ada, noor, "1");
  await reverseTransfer(context(), admin, plain.id, { id: newId(), reason: "Payée par erreur" });
  for (const later of [60_000, 120_000]) await runDue(Date.now() + later);
  const { number } = await get(id);
  for (const [recipient, subject] of [
    ["noor@example.org", "Le paiement de votre facture par Ada a été annulé"],
    ["ada@example.org", "Votre paiement à Noor a été annulé"],
  ] as const) {
    const told = (await mailsTo(recipient)).filter(({ text }) => text.includes("Payée par erreur"));
    expect(told).toMatchObject([{ subject: expect.stringContaining(subject) }]);
    expect(told[0]?.text).toContain(`Facture ${number}`);
  }
});

test("an invoice whose payment was reversed is to be paid again, once, by another transfer", async () => {
  const { id, paid, reversal } = await undone();
  expect(await get(id)).toMatchObject({
    state: "sent",
    transfer: null,
    paidAt: null,
    reversal: { transfer: reversal.id, reason: reversal.reason },
  });
  expect(await pay(id, paid.id)).toEqual(paid);
  const before = Number(await balance());
  const tried = await Promise.allSettled([pay(id), pay(id)]);
  const again = tried.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(again.map(({ amount }) => amount)).toEqual(["10.00"]);
  expect(tried.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "invoice_closed" },
  });
  expect(await get(id)).toMatchObject({ state: "paid", transfer: again[0]?.id, reversal: null });
  expect(Number(await balance())).toBe(before + 10);
  await expect(pay(id, paid.id)).rejects.toMatchObject({ code: "invoice_closed" });
});

test("what was paid again may be undone again", async () => {
  const { id } = await undone();
  const { id: second } = await pay(id);
  const reversal = { id: newId(), reason: "Encore" };
  await reverseTransfer(circle.context(), circle.admin, second, reversal);
  expect(await get(id)).toMatchObject({ state: "sent", reversal: { transfer: reversal.id } });
});

test("an invoice whose payment was reversed can be cancelled by a credit note, and is not paid any more", async () => {
  const { id } = await undone();
  const note = { id: newId(), reason: "Jamais livré" };
  const credited = await creditInvoice(circle.context(), circle.noor.caller, id, note);
  expect(credited).toMatchObject({ kind: "credit_note", total: "10.00", corrects: id });
  expect(await get(id)).toMatchObject({ state: "cancelled", correctedBy: note.id });
  await expect(pay(id)).rejects.toMatchObject({ code: "invoice_closed" });
});

test("an invoice whose payment was reversed can be noted as paid otherwise, and is not paid any more", async () => {
  const { id } = await undone();
  const settled = await settleInvoice(circle.context(), circle.noor.caller, id, "En euros");
  expect(settled).toMatchObject({ state: "paid", transfer: null, settledHow: "En euros" });
  await expect(pay(id)).rejects.toMatchObject({ code: "invoice_closed" });
});

test("a new payment and a credit note at the same moment: one of the two, never both", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { id } = await undone();
    const note = { id: newId(), reason: "Erreur" };
    const [paid, credited] = await Promise.allSettled([
      pay(id),
      creditInvoice(circle.context(), circle.noor.caller, id, note),
    ]);
    expect([paid.status, credited.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await get(id)).state).toBe(paid.status === "fulfilled" ? "paid" : "cancelled");
  }
});
