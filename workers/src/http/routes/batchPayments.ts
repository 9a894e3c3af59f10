import { createRoute } from "@hono/zod-openapi";

import {
  batchConfirmation,
  batchLinePage,
  batchLinesQuery,
  batchPath,
  batchPayment,
  batchPaymentPage,
  batchPaymentsQuery,
  batchRequest,
} from "@mereau/shared/contracts/batchPayments.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { cancelBatch, confirmBatch } from "#services/batch-payments/confirm.ts";
import { draftBatch } from "#services/batch-payments/draft.ts";
import { getBatch, listBatches, listLines } from "#services/batch-payments/read.ts";

const usual = { tags: ["Batch payments"], security: signedIn };

const draft = createRoute({
  ...usual,
  method: "post",
  path: "/batch-payments",
  operationId: "draftBatchPayment",
  summary: "Look through many payments before they are made",
  description:
    "Up to 8 000 lines, given one by one or as pasted text. The answer is a draft: what is wrong is told line by line under `/lines`, and nothing is paid before it is confirmed. For the owners and operators of `from`, and for those who serve members.",
  request: { body: jsonBody(batchRequest) },
  responses: {
    201: jsonAnswer("The draft.", batchPayment),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "body_too_large",
      "id_reused",
      "idempotency_key_mismatch",
      "unknown_currency",
      "unknown_account",
      "currency_mismatch",
      "amount_out_of_bounds",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/batch-payments",
  operationId: "listBatchPayments",
  summary: "List the batch payments of an account",
  request: { query: batchPaymentsQuery },
  responses: {
    200: jsonAnswer("A page of batches, the newest first.", batchPaymentPage),
    ...problemResponses(...signedInProblems, "unknown_account"),
  },
});

const read = createRoute({
  ...usual,
  method: "get",
  path: "/batch-payments/{id}",
  operationId: "getBatchPayment",
  summary: "Read a batch payment",
  request: { params: batchPath },
  responses: {
    200: jsonAnswer("The batch as it stands.", batchPayment),
    ...problemResponses(...signedInProblems, "unknown_batch_payment"),
  },
});

const lines = createRoute({
  ...usual,
  method: "get",
  path: "/batch-payments/{id}/lines",
  operationId: "listBatchLines",
  summary: "See what is wrong with each line, and what became of it",
  request: { params: batchPath, query: batchLinesQuery },
  responses: {
    200: jsonAnswer("A page of lines, in their order.", batchLinePage),
    ...problemResponses(...signedInProblems, "unknown_batch_payment"),
  },
});

const confirm = createRoute({
  ...usual,
  method: "post",
  path: "/batch-payments/{id}/confirmation",
  operationId: "confirmBatchPayment",
  summary: "Have a batch paid",
  description:
    "At its date, or within moments where it has none: read it again for its report. The id of each payment is fixed here, so that it is made once.",
  request: { params: batchPath, body: jsonBody(batchConfirmation) },
  responses: {
    200: jsonAnswer("The batch as it stands.", batchPayment),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unavailable",
      "unknown_batch_payment",
      "batch_has_faults",
      "batch_closed",
      "own_benefit",
      "signature_required",
      "signature_invalid",
      "unknown_key",
    ),
  },
});

const cancel = createRoute({
  ...usual,
  method: "post",
  path: "/batch-payments/{id}/cancellation",
  operationId: "cancelBatchPayment",
  summary: "Take a batch back before it is paid",
  request: { params: batchPath },
  responses: {
    200: jsonAnswer("The batch as it stands.", batchPayment),
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_batch_payment", "batch_closed"),
  },
});

/** Many payments confirmed together. */
export const batchPaymentRoutes = createRouter()
  .openapi(draft, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    return context.json(await draftBatch(context.get("community"), caller, context.req.valid("json")), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(await listBatches(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    return context.json(await getBatch(context.get("community"), caller, id), 200);
  })
  .openapi(lines, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    const query = context.req.valid("query");
    return context.json(await listLines(context.get("community"), caller, id, query), 200);
  })
  .openapi(confirm, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    const confirmation = context.req.valid("json");
    return context.json(await confirmBatch(context.get("community"), caller, id, confirmation), 200);
  })
  .openapi(cancel, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(await cancelBatch(context.get("community"), caller, id), 200);
  });
