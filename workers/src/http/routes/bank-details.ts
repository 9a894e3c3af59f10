import { createRoute } from "@hono/zod-openapi";

import { bankDetails, bankDetailsAnswer } from "@mereau/shared/contracts/bankDetails.ts";
import { bankMappings } from "@mereau/shared/contracts/bankMappings.ts";
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
import { changeBankMappings } from "#services/bank-mappings/change.ts";
import { readBankMappings } from "#services/bank-mappings/read.ts";

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

const readMappings = createRoute({
  ...usual,
  method: "get",
  path: "/bank-mappings",
  operationId: "readBankMappings",
  summary: "Read how the tables of banks are read",
  description: "For those who oversee the community.",
  responses: {
    200: jsonAnswer("The mappings, each under its name.", bankMappings),
    ...problemResponses("unauthenticated", "forbidden", "scope_missing"),
  },
});

const changeMappings = createRoute({
  ...usual,
  method: "put",
  path: "/bank-mappings",
  operationId: "changeBankMappings",
  summary: "Remember how the tables of banks are read",
  description: "For managers. All of them are replaced.",
  request: { body: jsonBody(bankMappings) },
  responses: {
    200: jsonAnswer("The mappings.", bankMappings),
    ...problemResponses(...signedInProblems, ...bodyProblems),
  },
});

/** What must be known of a community's bank. */
export const bankDetailRoutes = createRouter()
  .openapi(read, async (context) => {
    requireCaller(context, { scope: "accounts:read" });
    return context.json({ details: await readBankDetails(context.get("community")) }, 200);
  })
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    const details = await changeBankDetails(context.get("community"), caller, context.req.valid("json"));
    return context.json({ details }, 200);
  })
  .openapi(readMappings, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(await readBankMappings(context.get("community"), caller), 200);
  })
  .openapi(changeMappings, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      await changeBankMappings(context.get("community"), caller, context.req.valid("json")),
      200,
    );
  });
