import { createRoute } from "@hono/zod-openapi";

import { accountPath } from "@mereau/shared/contracts/accounts.ts";
import { balances, balancesQuery } from "@mereau/shared/contracts/balances.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { readBalances } from "#services/accounts/balances.ts";

const overTime = createRoute({
  tags: ["Accounts"],
  security: signedIn,
  method: "get",
  path: "/accounts/{id}/balances",
  operationId: "readBalances",
  summary: "Read what an account stood at over time",
  description:
    "For its holders, and for those who oversee the community. What it stood at when each day, week or month of the UTC calendar ended, and what came in and went out in it, as its statement counts it: dividends and melting in the step in which they were due, whenever they were settled. At most 400 points; the last ends with the period, or now. Dates without a time mean whole UTC days, both included.",
  request: { params: accountPath, query: balancesQuery },
  responses: {
    200: jsonAnswer("What it stood at.", balances),
    ...problemResponses(...signedInProblems, "unknown_account", "no_dividend"),
  },
});

/** What accounts stood at, for charts. */
export const balanceRoutes = createRouter().openapi(overTime, async (context) => {
  const caller = requireCaller(context, { scope: "accounts:read" });
  const { id } = context.req.valid("param");
  const period = context.req.valid("query");
  return context.json(await readBalances(context.get("community"), caller, id, period), 200);
});
