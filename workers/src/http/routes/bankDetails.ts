import { createRoute } from "@hono/zod-openapi";

import { bankDetails, bankDetailsAnswer } from "@mereau/shared/contracts/bankDetails.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeBankDetails } from "#services/bank-details/change.ts";
import { readBankDetails } from "#services/bank-details/read.ts";

const usual = { tags: ["Bank"], security: signedIn };

const read = createRoute({
  ...usual,
  method: "get",
  path: "/bank-details",
  operationId: "readBankDetails",
  summary: "Read where euros arrive, and what prepaid currencies cost",
  description: "For every member.",
  responses: {
    200: jsonAnswer("The details.", bankDetailsAnswer),
    ...problemResponses("unauthenticated", "scope_missing"),
  },
});

const change = createRoute({
  ...usual,
  method: "put",
  path: "/bank-details",
  operationId: "changeBankDetails",
  summary: "Say where euros arrive, and what prepaid currencies cost",
  description: "For administrators. All of it is replaced.",
  request: { body: jsonBody(bankDetails) },
  responses: {
    200: jsonAnswer("The details.", bankDetailsAnswer),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_currency",
      "currency_mismatch",
      "amount_out_of_bounds",
    ),
  },
});

/** Where euros arrive, and what they buy. */
export const bankDetailRoutes = createRouter()
  .openapi(read, async (context) => {
    requireCaller(context, { scope: "accounts:read" });
    return context.json({ details: await readBankDetails(context.get("community")) }, 200);
  })
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    const details = await changeBankDetails(context.get("community"), caller, context.req.valid("json"));
    return context.json({ details }, 200);
  });
