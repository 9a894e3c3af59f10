import { integer, index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/*
 * Invoices from one member to another, or to somebody outside. A draft may change; once it has its number nothing of it
 * does, but that it is cancelled by a credit note. Whether it is paid stands with the payment request of the same id.
 */

/** Whoever an invoice is from or to, as it is written there. */
export type InvoiceParty = {
  name: string;
  address: string | null;
  siren: string | null;
  vatNumber: string | null;
};

type AskedBuyer = { name: string | null; address: string | null; siren: string | null };

/** A line as it was asked for; prices are minor units before tax. */
type Line = { label: string; quantity: string; unit: string | null; unitPrice: number; vatRate: string };

export const invoice = sqliteTable(
  "invoice",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["invoice", "credit_note"] }).notNull(),
    state: text("state", { enum: ["draft", "sent", "cancelled"] }).notNull(),
    /** The account that is to be paid, and the member who sells: invoices are numbered for each. */
    seller: text("seller").notNull(),
    sellerMember: text("seller_member").notNull(),
    currency: text("currency").notNull(),
    /** The account that is to pay; null: somebody outside. */
    buyer: text("buyer"),
    /** What was said of the buyer; null where their billing details say it. */
    buyerAsked: text("buyer_asked", { mode: "json" }).$type<AskedBuyer>().notNull(),
    lines: text("lines", { mode: "json" }).$type<Line[]>().notNull(),
    deliveredOn: text("delivered_on"),
    dueOn: text("due_on"),
    note: text("note"),
    /** What follows is fixed when it is sent. */
    year: integer("year"),
    ordinal: integer("ordinal"),
    number: text("number"),
    issuedOn: text("issued_on"),
    sellerTold: text("seller_told", { mode: "json" }).$type<InvoiceParty & { isVatExempt: boolean }>(),
    buyerTold: text("buyer_told", { mode: "json" }).$type<InvoiceParty>(),
    /** What one unit of the currency was worth in euros on that day. */
    rate: text("rate"),
    /** The invoice that a credit note cancels, and why. */
    corrects: text("corrects"),
    reason: text("reason"),
    /** When its seller noted that it was paid otherwise than here, and how. */
    settledAt: integer("settled_at"),
    settledHow: text("settled_how"),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by").notNull(),
  },
  (table) => [
    uniqueIndex("invoice_number").on(table.sellerMember, table.year, table.ordinal),
    uniqueIndex("invoice_corrected_once").on(table.corrects),
    index("invoice_seller").on(table.seller, table.id),
    index("invoice_buyer").on(table.buyer, table.id),
  ],
);

/** What a member’s invoices say of them. */
export const billing = sqliteTable("billing", {
  member: text("member").primaryKey(),
  name: text("name").notNull(),
  address: text("address").notNull(),
  siren: text("siren"),
  vatNumber: text("vat_number"),
  /** “TVA non applicable, art. 293 B du CGI”. */
  isVatExempt: integer("is_vat_exempt", { mode: "boolean" }).notNull(),
  updatedAt: integer("updated_at").notNull(),
});
