import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import {
  invoice,
  invoiceChange,
  invoicePage,
  invoicePath,
  invoicesQuery,
  newInvoice,
} from "@mereau/shared/contracts/invoices.ts";
import { printedQuery } from "@mereau/shared/contracts/printed.ts";
import { InvoicePage } from "#http/pages/invoice.tsx";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { changeInvoice, createInvoice, discardInvoice } from "#services/invoices/draft.ts";
import { getInvoice, listInvoices } from "#services/invoices/list.ts";
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
  request: { params: invoicePath, query: printedQuery },
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

/** Writing invoices, and reading them. */
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
  });
