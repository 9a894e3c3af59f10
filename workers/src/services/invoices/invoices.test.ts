import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit, setting } from "@mereau/db/tenant/schema.ts";
import { billingRequest } from "@mereau/shared/contracts/billing.ts";
import { invoiceChange, newInvoice } from "@mereau/shared/contracts/invoices.ts";
import { chartRequest } from "@mereau/shared/contracts/chartOfAccounts.ts";
import { changeBilling } from "#services/billing/change.ts";
import { creditInvoice, settleInvoice } from "#services/invoices/close.ts";
import { changeInvoice, createInvoice, discardInvoice } from "#services/invoices/draft.ts";
import { getInvoice, listInvoices } from "#services/invoices/list.ts";
import { payInvoice } from "#services/invoices/pay.ts";
import { sendInvoice } from "#services/invoices/send.ts";
import { refuseRequest } from "#services/payment-requests/close.ts";
import { getPaymentRequest } from "#services/payment-requests/read.ts";
import { changeSettings } from "#services/settings/change.ts";
import { type Circle, startCircle } from "#testing/creditTown.ts";
import { newId } from "#testing/community.ts";

let circle: Circle;
const year = new Date().getUTCFullYear();

beforeAll(async () => {
  circle = await startCircle();
  await sayRate("0.08");
});

afterAll(() => circle.close());

/** What a grain is worth in euros from now on. */
async function sayRate(rate: string): Promise<void> {
  const value = chartRequest.parse({ currencies: [{ currency: "GRAIN", rate }] });
  const row = { key: "chart_of_accounts", value, updatedAt: Date.now() };
  await circle.db.insert(setting).values(row).onConflictDoUpdate({ target: setting.key, set: row });
}

type Party = Circle["noor"];

const bill = ({ caller }: Party, isVatExempt = false) =>
  changeBilling(
    circle.context(),
    caller,
    caller.member,
    billingRequest.parse({
      name: "Le Fournil",
      address: "3 rue des Halles",
      siren: "123456782",
      isVatExempt,
    }),
  );

const bread = { label: "Pain", quantity: "12", unit: "kg", unitPrice: "4,20", vatRate: "5.5" };

const draft = (seller: Party, buyer: object, lines: object[] = [bread]) =>
  createInvoice(
    circle.context(),
    seller.caller,
    newInvoice.parse({ id: newId(), seller: seller.account, buyer, lines }),
  );

async function sent(seller: Party, buyer: object, lines: object[] = [bread]) {
  const { id } = await draft(seller, buyer, lines);
  return sendInvoice(circle.context(), seller.caller, id);
}

const pay = (payer: Party, invoice: string, id = newId()) =>
  payInvoice(circle.context(), payer.caller, invoice, { id, from: payer.account, order: null });

const get = ({ caller }: Party, id: string) => getInvoice(circle.context(), caller, id);

test("a draft changes, shows both prices, and can be thrown away; nobody else sees it", async () => {
  const { noor, ada, context } = circle;
  const { id, state, number, ...told } = await draft(noor, { account: ada.account });
  expect([state, number, told.total]).toEqual(["draft", null, "53.17"]);
  expect(told).toMatchObject({ net: "50.40", vat: "2.77", seller: { name: "Noor" }, buyer: { name: "Ada" } });
  expect(told.euros).toMatchObject({ rate: "0.08", net: "4.03", vat: "0.22", total: "4.25" });
  const change = invoiceChange.parse({ buyer: { name: "Mairie" }, lines: [{ ...bread, quantity: "1" }] });
  const changed = await changeInvoice(context(), noor.caller, id, change);
  expect(changed).toMatchObject({ total: "4.43", buyer: { account: null, name: "Mairie" } });
  await expect(get(ada, id)).rejects.toMatchObject({ code: "unknown_invoice" });
  await expect(pay(ada, id)).rejects.toMatchObject({ code: "unknown_invoice" });
  await expect(pay(noor, id)).rejects.toMatchObject({ code: "invoice_not_sent" });
  await discardInvoice(context(), noor.caller, id);
  await expect(get(noor, id)).rejects.toMatchObject({ code: "unknown_invoice" });
});

test("an invoice needs the seller’s name and address, and is numbered once", async () => {
  const { noor, ada, context } = circle;
  const { id } = await draft(noor, { account: ada.account });
  const send = () => sendInvoice(context(), noor.caller, id);
  await expect(send()).rejects.toMatchObject({ code: "billing_missing" });
  await bill(noor);
  expect(await send()).toMatchObject({
    state: "sent",
    number: `${year}-0001`,
    seller: { siren: "123456782" },
  });
  expect((await send()).number).toBe(`${year}-0001`);
  await expect(discardInvoice(context(), noor.caller, id)).rejects.toMatchObject({
    code: "invoice_numbered",
  });
});

test("numbers follow one another without a gap, however many are sent at once", async () => {
  const { noor, ada, context } = circle;
  const drafts = await Promise.all(Array.from({ length: 8 }, () => draft(noor, { account: ada.account })));
  const done = await Promise.all(drafts.map(({ id }) => sendInvoice(context(), noor.caller, id)));
  const numbers = done.map(({ number }) => Number(number?.slice(5))).toSorted((one, other) => one - other);
  expect(numbers).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
});

test("what is sent keeps its rate and its seller, whatever is said later", async () => {
  const { noor, ada } = circle;
  const { id } = await sent(noor, { account: ada.account });
  await sayRate("0.1");
  const kept = await get(ada, id);
  expect(kept.euros).toMatchObject({ rate: "0.08", total: "4.25" });
  expect((await sent(noor, { account: ada.account })).euros).toMatchObject({ rate: "0.1", total: "5.32" });
  await sayRate("0.08");
});

test("the request to pay is worded in the first language of the community", async () => {
  const { noor, ada, context, admin } = circle;
  const memoOf = async ({ id }: { id: string }) => (await getPaymentRequest(context(), ada.caller, id)).memo;
  const speak = (language: "fr" | "en") => {
    const identity = { name: "Circle", languages: [language], territory: null };
    return changeSettings(context(), admin, { identity });
  };
  await speak("en");
  const english = await sent(noor, { account: ada.account });
  await speak("fr");
  const french = await sent(noor, { account: ada.account });
  expect(await memoOf(english)).toBe(`Invoice ${english.number}`);
  expect(await memoOf(french)).toBe(`Facture ${french.number}`);
});

test("of two who pay at the same moment one does, and the payment bears the invoice’s number", async () => {
  const { noor, ada } = circle;
  const { id, number } = await sent(noor, { account: ada.account });
  const tried = await Promise.allSettled([pay(ada, id), pay(ada, id)]);
  const paid = tried.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(paid.map(({ reference, amount }) => [reference, amount])).toEqual([[number, "53.17"]]);
  expect(tried.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "invoice_closed" },
  });
  expect(await get(noor, id)).toMatchObject({ state: "paid", transfer: paid[0]?.id });
  expect((await circle.accountOf(noor)).balance).toBe("53.17");
  expect(await pay(ada, id, paid[0]?.id)).toEqual(paid[0]);
});

test("a buyer who had refused may pay after all, and nobody pays for them", async () => {
  const { noor, ada, leo, context } = circle;
  const { id } = await sent(noor, { account: ada.account }, [{ ...bread, quantity: "1" }]);
  await expect(pay(leo, id)).rejects.toMatchObject({ code: "unknown_invoice" });
  await refuseRequest(context(), ada.caller, id, "Pas encore livré");
  expect((await get(noor, id)).state).toBe("sent");
  const asked = () => getPaymentRequest(context(), noor.caller, id);
  await expect(pay(leo, id)).rejects.toMatchObject({ code: "unknown_invoice" });
  await expect(pay(noor, id)).rejects.toMatchObject({ code: "forbidden" });
  expect(await asked()).toMatchObject({ state: "refused", reason: "Pas encore livré" });
  await pay(ada, id);
  expect(await asked()).toMatchObject({ state: "paid", reason: null });
  expect((await get(noor, id)).state).toBe("paid");
});

test("a credit note cancels an invoice in the same series, once, and nobody can pay it any more", async () => {
  const { noor, ada, context } = circle;
  const { id, number } = await sent(noor, { account: ada.account });
  const note = { id: newId(), reason: "Erreur de quantité" };
  const credited = await creditInvoice(context(), noor.caller, id, note);
  expect(credited).toMatchObject({
    kind: "credit_note",
    total: "53.17",
    correctsNumber: number,
    state: "sent",
  });
  expect(Number(credited.number?.slice(5))).toBe(Number(number?.slice(5)) + 1);
  expect(await creditInvoice(context(), noor.caller, id, note)).toEqual(credited);
  const cancelled = { state: "cancelled", correctedBy: note.id, correctedByNumber: credited.number };
  expect(await get(ada, id)).toMatchObject(cancelled);
  await expect(pay(ada, id)).rejects.toMatchObject({ code: "invoice_closed" });
  const another = creditInvoice(context(), noor.caller, id, { ...note, id: newId() });
  await expect(another).rejects.toMatchObject({ code: "invoice_closed" });
});

test("a payment and a credit note at the same moment: one of the two, never both", async () => {
  const { ada, leo, context } = circle;
  await bill(leo);
  for (let round = 0; round < 6; round += 1) {
    const { id } = await sent(leo, { account: ada.account }, [{ ...bread, quantity: "1" }]);
    const note = { id: newId(), reason: "Erreur" };
    const [paid, credited] = await Promise.allSettled([
      pay(ada, id),
      creditInvoice(context(), leo.caller, id, note),
    ]);
    expect([paid.status, credited.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await get(leo, id)).state).toBe(paid.status === "fulfilled" ? "paid" : "cancelled");
  }
  const { items } = await listInvoices(context(), leo.caller, {
    account: leo.account,
    side: "seller",
    limit: 50,
  });
  const ordinals = items.map(({ number }) => Number(number?.slice(5))).toSorted((one, other) => one - other);
  expect(ordinals).toEqual(items.map((_, index) => index + 1));
});

test("an invoice to somebody outside is noted as paid otherwise, and then not paid here", async () => {
  const { noor, ada, context } = circle;
  const { id } = await sent(noor, { name: "Mairie de Pau", address: "Place Royale" });
  const settled = await settleInvoice(context(), noor.caller, id, "Virement du 3 décembre");
  expect(settled).toMatchObject({ state: "paid", transfer: null, settledHow: "Virement du 3 décembre" });
  await expect(pay(ada, id)).rejects.toMatchObject({ code: "invoice_closed" });
});

test("one whose invoices bear no VAT cannot send any with it", async () => {
  const { ada, noor, context } = circle;
  await bill(ada, true);
  const { id } = await draft(ada, { account: noor.account });
  await expect(sendInvoice(context(), ada.caller, id)).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "lines", code: "vat_exempt" }],
  });
  const exempt = await sent(ada, { account: noor.account }, [{ ...bread, vatRate: "0" }]);
  expect(exempt).toMatchObject({ vat: "0.00", total: "50.40", seller: { isVatExempt: true } });
});

test("what a manager does in the seller’s name is written down once, also when it is asked twice", async () => {
  const { noor, ada, context, admin, db } = circle;
  const [credited, settled] = [
    await sent(noor, { account: ada.account }),
    await sent(noor, { account: ada.account }),
  ];
  const note = { id: newId(), reason: "Erreur" };
  for (let asked = 0; asked < 2; asked += 1) {
    await creditInvoice(context(), admin, credited.id, note);
    await settleInvoice(context(), admin, settled.id, "Virement");
  }
  const lines = await db
    .select()
    .from(audit)
    .where(inArray(audit.subject, [credited.id, settled.id]));
  expect(lines.map(({ action, onBehalfOf }) => [action, onBehalfOf])).toEqual([
    ["invoice.credit", noor.caller.member],
    ["invoice.settle", noor.caller.member],
  ]);
});
