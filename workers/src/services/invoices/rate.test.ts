import { afterAll, beforeAll, expect, test } from "vitest";

import { billingRequest } from "@mereau/shared/contracts/billing.ts";
import { newInvoice } from "@mereau/shared/contracts/invoices.ts";
import { changeBilling } from "#services/billing/change.ts";
import { createInvoice } from "#services/invoices/draft.ts";
import { getInvoice } from "#services/invoices/list.ts";
import { sendInvoice } from "#services/invoices/send.ts";
import { type Circle, startCircle } from "#testing/creditTown.ts";
import { newId } from "#testing/community.ts";

let circle: Circle;

beforeAll(async () => {
  circle = await startCircle();
});

afterAll(() => circle.close());

test("an invoice in a currency without a rate stays a draft, and the refusal says which currency", async () => {
  const { noor, ada, context } = circle;
  const { caller } = noor;
  const told = billingRequest.parse({ name: "Le Fournil", address: "3 rue des Halles", isVatExempt: true });
  await changeBilling(context(), caller, caller.member, told);
  const lines = [{ label: "Pain", quantity: "12", unit: "kg", unitPrice: "4,20", vatRate: "0" }];
  const asked = { id: newId(), seller: noor.account, buyer: { account: ada.account }, lines };
  const { id } = await createInvoice(context(), caller, newInvoice.parse(asked));
  await expect(sendInvoice(context(), caller, id)).rejects.toMatchObject({
    code: "rate_missing",
    detail: { currency: "GRAIN" },
    fields: [{ message: { en: "none for GRAIN yet", fr: "aucun encore pour GRAIN" } }],
  });
  expect(await getInvoice(context(), caller, id)).toMatchObject({ state: "draft", number: null });
});
