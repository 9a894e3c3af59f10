import { createRoute } from "@hono/zod-openapi";

import {
  newPaymentRequest,
  paymentRequest,
  paymentRequestPage,
  paymentRequestPath,
  paymentRequestsQuery,
  requestPayment,
  requestRefusal,
} from "@mereau/shared/contracts/paymentRequests.ts";
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
import { cancelRequest, refuseRequest } from "#services/payment-requests/close.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { payRequest } from "#services/payment-requests/pay.ts";
import { getPaymentRequest, listPaymentRequests } from "#services/payment-requests/read.ts";

const usual = { tags: ["Payment requests"], security: signedIn };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/payment-requests",
  operationId: "createPaymentRequest",
  summary: "Ask for a payment",
  description:
    "For the owners, operators and cashiers of `to`, and for those who serve members, in the owner’s name. With `mix`, a price in euros of which the payer chooses how much is paid in the currency. Without a payer, whoever has the link (the request’s id) may pay. A payer who has agreed to it before pays at once; any other gets a message.",
  request: { body: jsonBody(newPaymentRequest) },
  responses: {
    201: jsonAnswer("The request as it stands.", paymentRequest),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unavailable",
      "id_reused",
      "idempotency_key_mismatch",
      "unknown_currency",
      "unknown_account",
      "unknown_member",
      "currency_mismatch",
      "system_account",
      "account_closed",
      "same_account",
      "amount_out_of_bounds",
      "no_worth_in_euros",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/payment-requests",
  operationId: "listPaymentRequests",
  summary: "List the payment requests of an account",
  request: { query: paymentRequestsQuery },
  responses: {
    200: jsonAnswer("A page of requests, the newest first.", paymentRequestPage),
    ...problemResponses(...signedInProblems, "unknown_account"),
  },
});

const read = createRoute({
  ...usual,
  method: "get",
  path: "/payment-requests/{id}",
  operationId: "getPaymentRequest",
  summary: "Read a payment request",
  description: "For every member one that names no payer; else for its parties and those who oversee.",
  request: { params: paymentRequestPath },
  responses: {
    200: jsonAnswer("The request as it stands.", paymentRequest),
    ...problemResponses(...signedInProblems, "unknown_payment_request"),
  },
});

const pay = createRoute({
  ...usual,
  method: "post",
  path: "/payment-requests/{id}/payment",
  operationId: "payPaymentRequest",
  summary: "Pay what was asked for",
  description:
    "A payment like any other, whose `reference` names the request. It is paid once: of two who pay at the same moment one does, and the other is told `request_closed`.",
  request: { params: paymentRequestPath, body: jsonBody(requestPayment) },
  responses: {
    201: jsonAnswer("The transfer, as the ledger recorded it.", transfer),
    ...problemResponses(
      ...paymentProblems,
      "own_benefit",
      "unknown_payment_request",
      "request_closed",
      "share_in_currency_too_small",
    ),
  },
});

const closing = [
  ...signedInProblems,
  "foreign_origin",
  "unavailable",
  "unknown_payment_request",
  "request_closed",
] as const;

const refuse = createRoute({
  ...usual,
  method: "post",
  path: "/payment-requests/{id}/refusal",
  operationId: "refusePaymentRequest",
  summary: "Refuse to pay what was asked for",
  description: "For those who may pay from the account that is asked. Whoever asked is told.",
  request: { params: paymentRequestPath, body: jsonBody(requestRefusal) },
  responses: {
    200: jsonAnswer("The request as it stands.", paymentRequest),
    ...problemResponses(...closing, "malformed_json", "unsupported_media_type"),
  },
});

const cancel = createRoute({
  ...usual,
  method: "post",
  path: "/payment-requests/{id}/cancellation",
  operationId: "cancelPaymentRequest",
  summary: "Take a payment request back",
  request: { params: paymentRequestPath },
  responses: {
    200: jsonAnswer("The request as it stands.", paymentRequest),
    ...problemResponses(...closing),
  },
});

/** Asking for payments, and paying what was asked. */
export const paymentRequestRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const request = context.req.valid("json");
    return context.json(await createPaymentRequest(context.get("community"), caller, request), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const query = context.req.valid("query");
    return context.json(await listPaymentRequests(context.get("community"), caller, query), 200);
  })
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    return context.json(await getPaymentRequest(context.get("community"), caller, id), 200);
  })
  .openapi(pay, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    const asked = context.req.valid("json");
    return context.json(await payRequest(context.get("community"), caller, id, asked), 201);
  })
  .openapi(refuse, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    const { reason } = context.req.valid("json");
    return context.json(await refuseRequest(context.get("community"), caller, id, reason), 200);
  })
  .openapi(cancel, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(await cancelRequest(context.get("community"), caller, id), 200);
  });
