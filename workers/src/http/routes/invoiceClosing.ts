import { createRoute } from "@hono/zod-openapi";

import {
  creditNoteRequest,
  invoice,
  invoicePath,
  invoicePayment,
  invoiceSettlement,
} from "@mereau/shared/contracts/invoices.ts";
import { transfer } from "@mereau/shared/contracts/transfers.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, paymentProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { creditInvoice, settleInvoice } from "#services/invoices/close.ts";
import { payInvoice } from "#services/invoices/pay.ts";

const usual = { tags: ["Invoices"], security: signedIn };
const writing = [...signedInProblems, ...bodyProblems, "unknown_invoice", "unavailable"] as const;

const pay = createRoute({
  ...usual,
  method: "post",
  path: "/invoices/{id}/payment",
  operationId: "payInvoice",
  summary: "Pay an invoice",
  description:
    "A payment whose `reference` is the invoice’s number. It is paid once: of two who pay at the same moment one does, and the other is told `invoice_closed`. Once its payment was reversed it can be paid again, by another transfer.",
  request: { params: invoicePath, body: jsonBody(invoicePayment) },
  responses: {
    201: jsonAnswer("The transfer, as the ledger recorded it.", transfer),
    ...problemResponses(
      ...paymentProblems,
      "own_benefit",
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
  responses: {
    200: jsonAnswer("The invoice as it stands.", invoice),
    ...problemResponses(...writing, "invoice_not_sent", "invoice_closed"),
  },
});

/** What ends an invoice: it is paid, here or otherwise, or cancelled by a credit note. */
export const invoiceClosingRoutes = createRouter()
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
  });
