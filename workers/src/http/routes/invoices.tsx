import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { billing, billingRequest } from "@mereau/shared/contracts/billing.ts";
import {
  creditNoteRequest,
  invoice,
  invoiceChange,
  invoicePage,
  invoicePageQuery,
  invoicePath,
  invoicePayment,
  invoiceSettlement,
  invoicesQuery,
  newInvoice,
} from "@mereau/shared/contracts/invoices.ts";
import { memberPath } from "@mereau/shared/contracts/members.ts";
import { transfer } from "@mereau/shared/contracts/transfers.ts";
import { InvoicePage } from "#http/pages/invoice.tsx";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import {
  bodyProblems,
  commandProblems,
  movementProblems,
  signedInProblems,
} from "#http/routes/usualProblems.ts";
import { changeBilling } from "#services/billing/change.ts";
import { readBilling } from "#services/billing/read.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { creditInvoice, settleInvoice } from "#services/invoices/close.ts";
import { changeInvoice, createInvoice, discardInvoice } from "#services/invoices/draft.ts";
import { getInvoice, listInvoices } from "#services/invoices/list.ts";
import { payInvoice } from "#services/invoices/pay.ts";
import { sendInvoice } from "#services/invoices/send.ts";

const usual = { tags: ["Invoices"], security: signedIn };
const answer = { 200: jsonAnswer("The invoice as it stands.", invoice) };
const writing = [...signedInProblems, ...bodyProblems, "unknown_invoice", "unavailable"] as const;
const contentProblems = [
  "unknown_currency",
  "unknown_account",
  "currency_mismatch",
  "system_account",
  "same_account",
  "account_closed",
  "amount_out_of_bounds",
] as const;

const create = createRoute({
  ...usual,
  method: "post",
  path: "/invoices",
  operationId: "createInvoice",
  summary: "Begin an invoice",
  description:
    "A draft, without a number, for the owners and operators of the seller’s account, and for those who serve members, in the owner’s name.",
  request: { body: jsonBody(newInvoice) },
  responses: {
    201: jsonAnswer("The draft.", invoice),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      ...contentProblems,
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/invoices",
  operationId: "listInvoices",
  summary: "List the invoices of an account",
  description: "Those that it made, credit notes among them, or those that it got.",
  request: { query: invoicesQuery },
  responses: {
    200: jsonAnswer("A page of invoices, the newest first.", invoicePage),
    ...problemResponses(...signedInProblems, "unknown_account"),
  },
});

const read = createRoute({
  ...usual,
  method: "get",
  path: "/invoices/{id}",
  operationId: "getInvoice",
  summary: "Read an invoice",
  description: "For its seller and, once it is sent, its buyer; and for those who oversee the community.",
  request: { params: invoicePath },
  responses: { ...answer, ...problemResponses(...signedInProblems, "unknown_invoice") },
});

const page = createRoute({
  ...usual,
  method: "get",
  path: "/invoices/{id}/page",
  operationId: "readInvoicePage",
  summary: "Read an invoice as a page to print",
  description: "On A4, in French or English (`Accept-Language`, `?lang=`).",
  request: { params: invoicePath, query: invoicePageQuery },
  responses: {
    200: {
      description: "The page.",
      content: { "text/html": { schema: z.string().meta({ example: "<!doctype html>…" }) } },
    },
    ...problemResponses(...signedInProblems, "unknown_invoice"),
  },
});

const change = createRoute({
  ...usual,
  method: "put",
  path: "/invoices/{id}",
  operationId: "changeInvoice",
  summary: "Say anew what a draft is about",
  request: { params: invoicePath, body: jsonBody(invoiceChange) },
  responses: { ...answer, ...problemResponses(...writing, ...contentProblems, "invoice_numbered") },
});

const discard = createRoute({
  ...usual,
  method: "delete",
  path: "/invoices/{id}",
  operationId: "discardInvoice",
  summary: "Throw a draft away",
  request: { params: invoicePath },
  responses: {
    204: { description: "It is gone." },
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_invoice", "invoice_numbered"),
  },
});

const send = createRoute({
  ...usual,
  method: "post",
  path: "/invoices/{id}/sending",
  operationId: "sendInvoice",
  summary: "Send an invoice",
  description:
    "It gets the next number of its seller and year and does not change any more. A member who buys is asked to pay it. Safe to ask again.",
  request: { params: invoicePath },
  responses: {
    ...answer,
    ...problemResponses(
      ...signedInProblems,
      "foreign_origin",
      "unavailable",
      "invalid_input",
      "unknown_invoice",
      "billing_missing",
      "rate_missing",
    ),
  },
});

const pay = createRoute({
  ...usual,
  method: "post",
  path: "/invoices/{id}/payment",
  operationId: "payInvoice",
  summary: "Pay an invoice",
  description:
    "A payment whose `reference` is the invoice’s number. It is paid once: of two who pay at the same moment one does, and the other is told `invoice_closed`.",
  request: { params: invoicePath, body: jsonBody(invoicePayment) },
  responses: {
    201: jsonAnswer("The transfer, as the ledger recorded it.", transfer),
    ...problemResponses(
      ...commandProblems,
      ...movementProblems,
      "same_account",
      "operator_limit_exceeded",
      "signature_required",
      "signature_invalid",
      "unknown_key",
      "unknown_invoice",
      "invoice_not_sent",
      "invoice_closed",
    ),
  },
});

const credit = createRoute({
  ...usual,
  method: "post",
  path: "/invoices/{id}/credit-note",
  operationId: "creditInvoice",
  summary: "Cancel an invoice by a credit note",
  description: "The credit note is numbered in the same series, and answered.",
  request: { params: invoicePath, body: jsonBody(creditNoteRequest) },
  responses: {
    201: jsonAnswer("The credit note.", invoice),
    ...problemResponses(...writing, "idempotency_key_mismatch", "invoice_not_sent", "invoice_closed"),
  },
});

const settle = createRoute({
  ...usual,
  method: "post",
  path: "/invoices/{id}/settlement",
  operationId: "settleInvoice",
  summary: "Note that an invoice was paid otherwise than here",
  request: { params: invoicePath, body: jsonBody(invoiceSettlement) },
  responses: { ...answer, ...problemResponses(...writing, "invoice_not_sent", "invoice_closed") },
});

const readDetails = createRoute({
  ...usual,
  method: "get",
  path: "/members/{id}/billing",
  operationId: "readBilling",
  summary: "Read what a member’s invoices say of them",
  description: "For the member, and for those who oversee the community.",
  request: { params: memberPath },
  responses: {
    200: jsonAnswer("The billing details.", billing),
    ...problemResponses(...signedInProblems),
  },
});

const changeDetails = createRoute({
  ...usual,
  method: "put",
  path: "/members/{id}/billing",
  operationId: "changeBilling",
  summary: "Say what a member’s invoices say of them",
  description: "For the member, and for managers in their name. Invoices that are sent stay as they are.",
  request: { params: memberPath, body: jsonBody(billingRequest) },
  responses: {
    200: jsonAnswer("The billing details.", billing),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_member"),
  },
});

/** Invoices between members, and what they say of their sellers. */
export const invoiceRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    return context.json(
      await createInvoice(context.get("community"), caller, context.req.valid("json")),
      201,
    );
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(
      await listInvoices(context.get("community"), caller, context.req.valid("query")),
      200,
    );
  })
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    return context.json(await getInvoice(context.get("community"), caller, id), 200);
  })
  .openapi(page, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const community = context.get("community");
    const found = await getInvoice(community, caller, context.req.valid("param").id);
    const currency = await findCurrency(community, found.currency);
    const { lang = context.get("language") } = context.req.valid("query");
    const facts = { language: lang, community: community.name, currency };
    return context.html(<InvoicePage {...facts} invoice={found} />, 200);
  })
  .openapi(change, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await changeInvoice(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(discard, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    await discardInvoice(context.get("community"), caller, context.req.valid("param").id);
    return context.body(null, 204);
  })
  .openapi(send, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(await sendInvoice(context.get("community"), caller, id), 200);
  })
  .openapi(pay, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await payInvoice(context.get("community"), caller, id, context.req.valid("json")),
      201,
    );
  })
  .openapi(credit, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await creditInvoice(context.get("community"), caller, id, context.req.valid("json")),
      201,
    );
  })
  .openapi(settle, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    const { how } = context.req.valid("json");
    return context.json(await settleInvoice(context.get("community"), caller, id, how), 200);
  })
  .openapi(readDetails, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    return context.json(
      await readBilling(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(changeDetails, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await changeBilling(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  });
