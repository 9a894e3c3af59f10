import { createRoute } from "@hono/zod-openapi";

import { accountPath } from "@mereau/shared/contracts/accounts.ts";
import { knownPayees, payeesQuery, usedCategories } from "@mereau/shared/contracts/suggestions.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { readKnownPayees, readUsedCategories } from "#services/accounts/suggestions.ts";

const usual = { tags: ["Accounts"], security: signedIn };
const problems = [...signedInProblems, "unknown_account", "unknown_currency"] as const;

const categories = createRoute({
  ...usual,
  method: "get",
  path: "/accounts/{id}/categories",
  operationId: "readUsedCategories",
  summary: "Read the categories that an account has used",
  description:
    "Those of its last 500 entries, the most used first: to suggest them. For its holders, and for those who oversee the community.",
  request: { params: accountPath },
  responses: { 200: jsonAnswer("The categories.", usedCategories), ...problemResponses(...problems) },
});

const payees = createRoute({
  ...usual,
  method: "get",
  path: "/accounts/{id}/payees",
  operationId: "readKnownPayees",
  summary: "Read whom an account has paid",
  description:
    "Each account once that it paid among its last 500 entries: to suggest whom to pay. Payments that were undone do not count, nor accounts that are closed. For its holders, and for those who oversee the community.",
  request: { params: accountPath, query: payeesQuery },
  responses: { 200: jsonAnswer("The payees.", knownPayees), ...problemResponses(...problems) },
});

/** What an account’s history suggests to whoever pays from it. */
export const suggestionRoutes = createRouter()
  .openapi(categories, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    return context.json({ items: await readUsedCategories(context.get("community"), caller, id) }, 200);
  })
  .openapi(payees, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    const query = context.req.valid("query");
    return context.json({ items: await readKnownPayees(context.get("community"), caller, id, query) }, 200);
  });
