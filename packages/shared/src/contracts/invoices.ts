import * as z from "zod";

import { partyName, postalAddress, siren } from "#contracts/billing.ts";
import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
  plainDate,
  uuid,
} from "#contracts/common.ts";
import { line, prose } from "#contracts/text.ts";
import { orderSignature, reversalOf } from "#contracts/transfers.ts";
import { percent } from "#policies/parts.ts";

const label = line(200).min(1).meta({ example: "Pain de campagne, 1 kg" });
const unit = line(20).nullable().default(null).meta({ description: "Hours, kilos…", example: "kg" });
const vatRate = percent.default("0").meta({ description: "In percent.", example: "5.5" });

const quantity = z
  .string()
  .regex(/^\d{1,6}([.,]\d{1,3})?$/, "must be a quantity such as 1.5")
  .transform((text) => text.replace(",", "."))
  .refine((text) => Number(text) > 0, { error: "must be above zero" })
  .meta({ description: "At most three decimals.", example: "1.5" });

const lineRequest = z.strictObject({
  label,
  quantity,
  unit,
  unitPrice: amountInput.meta({ description: "Before tax, in the currency.", example: "4.20" }),
  vatRate,
});

const buyerRequest = z
  .strictObject({
    account: accountId
      .nullable()
      .default(null)
      .meta({ description: "The account of a member who is to pay; null: somebody outside." }),
    name: partyName.nullable().default(null),
    address: postalAddress.nullable().default(null),
    siren: siren.nullable().default(null),
  })
  .refine((buyer) => buyer.account !== null || buyer.name !== null, {
    path: ["name"],
    error: "is needed, or else account",
  });

/** An invoice as it shall be: what is not said of a member who buys is taken from their billing details. */
const content = {
  buyer: buyerRequest,
  lines: z.array(lineRequest).min(1).max(100),
  deliveredOn: plainDate
    .nullable()
    .default(null)
    .meta({ description: "The day of the sale or service; null: that of the invoice." }),
  dueOn: plainDate.nullable().default(null).meta({ description: "null: at once." }),
  note: prose(1000).nullable().default(null),
};

export const newInvoice = z
  .strictObject({
    id: uuid,
    seller: accountId.meta({ description: "The account that is to be paid; its currency is the invoice’s." }),
    ...content,
  })
  .meta({ id: "NewInvoice" });

export type NewInvoice = z.output<typeof newInvoice>;

export const invoiceChange = z.strictObject(content).meta({ id: "InvoiceChange" });

export type InvoiceChange = z.output<typeof invoiceChange>;

export const creditNoteRequest = z
  .strictObject({
    id: uuid.meta({ description: "The id of the credit note." }),
    reason: line(280).min(1).meta({ example: "Erreur de quantité" }),
  })
  .meta({ id: "CreditNoteRequest" });

export const invoicePayment = z
  .strictObject({
    id: uuid.meta({ description: "The id of the transfer itself, made by the client." }),
    from: accountId,
    order: orderSignature.nullable().default(null),
  })
  .meta({ id: "InvoicePayment" });

export const invoiceSettlement = z
  .strictObject({ how: line(120).min(1).meta({ example: "Virement du 3 décembre" }) })
  .meta({ id: "InvoiceSettlement" });

export type InvoicePayment = z.output<typeof invoicePayment>;

const party = z.object({
  account: accountId.nullable(),
  name: z.string().meta({ example: "Le Fournil, SARL" }),
  address: z.string().nullable(),
  siren: z.string().nullable(),
  vatNumber: z.string().nullable(),
});

const sums = { net: amount, vat: amount, total: amount };
const byRate = z.array(z.object({ vatRate: z.string().meta({ example: "5.5" }), net: amount, vat: amount }));

/** An invoice, or the credit note that cancels one: its amounts are told as they are written, above zero. */
export const invoice = z
  .object({
    id: uuid,
    kind: z.enum(["invoice", "credit_note"]),
    state: z.enum(["draft", "sent", "paid", "cancelled"]).meta({ example: "sent" }),
    number: z.string().nullable().meta({ description: "Given when it is sent.", example: "2026-0007" }),
    seller: party.extend({ isVatExempt: z.boolean() }),
    buyer: party,
    currency: currencyCode,
    lines: z.array(
      z.object({
        label,
        quantity: z.string().meta({ example: "1.5" }),
        unit: z.string().nullable(),
        unitPrice: amount,
        vatRate: z.string(),
        net: amount,
        netEuros: amount.nullable(),
      }),
    ),
    byRate,
    ...sums,
    euros: z
      .object({
        rate: z.string().meta({ description: "What one unit is worth in euros.", example: "1" }),
        byRate,
        ...sums,
      })
      .nullable()
      .meta({ description: "The same in euros; null while a draft’s currency has no rate." }),
    issuedOn: plainDate.nullable(),
    deliveredOn: plainDate.nullable(),
    dueOn: plainDate.nullable(),
    note: z.string().nullable(),
    corrects: uuid.nullable().meta({ description: "The invoice that this credit note cancels." }),
    correctsNumber: z.string().nullable(),
    correctedBy: uuid.nullable().meta({ description: "The credit note that cancels this invoice." }),
    correctedByNumber: z.string().nullable(),
    reason: z.string().nullable(),
    transfer: uuid.nullable().meta({ description: "The transfer that paid it." }),
    reversal: reversalOf.meta({
      description:
        "The transfer that undid its payment, and why; the invoice can be paid again. null while none has.",
    }),
    paidAt: moment.nullable(),
    settledHow: z.string().nullable().meta({ description: "How it was paid otherwise than here." }),
    createdAt: moment,
  })
  .meta({ id: "Invoice" });

export type Invoice = z.infer<typeof invoice>;

/** The newest first. */
export const invoicePage = pageOf(invoice).meta({ id: "InvoicePage" });

export const invoicesQuery = pageQuery.extend({
  account: accountId,
  side: z
    .enum(["seller", "buyer"])
    .default("seller")
    .meta({ description: "Those that this account made, or those that it is to pay (drafts left out)." }),
});

export type InvoicesQuery = z.output<typeof invoicesQuery>;

export const invoicePath = z.object({ id: uuid });
