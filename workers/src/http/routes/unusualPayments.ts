import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import {
  lookRequest,
  unusualPayment,
  unusualPaymentPage,
  unusualPaymentPath,
  unusualPaymentsQuery,
} from "@mereau/shared/contracts/insight.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { allow, auditing } from "#services/roles.ts";
import { textStream } from "#services/stream.ts";
import { listUnusual, unusualCsv } from "#services/unusual-payments/list.ts";
import { lookAt } from "#services/unusual-payments/look.ts";

const usual = { tags: ["Insight"], security: signedIn };

const list = createRoute({
  ...usual,
  method: "get",
  path: "/unusual-payments",
  operationId: "listUnusualPayments",
  summary: "List payments that are worth a look, the newest first",
  description:
    "For managers and auditors. Each with a sentence of why. Nothing is blocked by it. With `format=csv` the whole list as a table.",
  request: { query: unusualPaymentsQuery },
  responses: {
    200: {
      description: "A page of payments.",
      content: {
        "application/json": { schema: unusualPaymentPage },
        "text/csv": { schema: z.string().meta({ example: "id,at,currency,from,…" }) },
      },
    },
    ...problemResponses(...signedInProblems),
  },
});

const look = createRoute({
  ...usual,
  method: "put",
  path: "/unusual-payments/{id}",
  operationId: "lookAtUnusualPayment",
  summary: "Note that an unusual payment was looked at",
  description: "For managers. Nothing happens to the payment; said again, the last note stays.",
  request: { params: unusualPaymentPath, body: jsonBody(lookRequest) },
  responses: {
    200: jsonAnswer("The payment with its note.", unusualPayment),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_transfer"),
  },
});

/** Payments that managers look at once more. */
export const unusualPaymentRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const community = context.get("community");
    const { format, ...query } = context.req.valid("query");
    if (format === "json") return context.json(await listUnusual(community, caller, query), 200);
    allow(caller, auditing);
    context.header("Content-Type", "text/csv; charset=utf-8; header=present");
    context.header("Content-Disposition", 'attachment; filename="unusual-payments.csv"');
    const language = context.get("language");
    return context.body(textStream(unusualCsv(community, caller, { ...query, language })), 200);
  })
  .openapi(look, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    const { note } = context.req.valid("json");
    return context.json(await lookAt(context.get("community"), caller, id, note), 200);
  });
