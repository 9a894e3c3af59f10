import { createRoute } from "@hono/zod-openapi";

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
import { changeBankMappings } from "#services/bank-mappings/change.ts";
import { readBankMappings } from "#services/bank-mappings/read.ts";

const usual = { tags: ["Bank"], security: signedIn };

const read = createRoute({
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

const change = createRoute({
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

/** How the tables of banks are read. */
export const bankMappingRoutes = createRouter()
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(await readBankMappings(context.get("community"), caller), 200);
  })
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      await changeBankMappings(context.get("community"), caller, context.req.valid("json")),
      200,
    );
  });
