import { createRoute } from "@hono/zod-openapi";

import { chartOfAccounts, chartRequest } from "@mereau/shared/contracts/chartOfAccounts.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeChart } from "#services/chart-of-accounts/change.ts";
import { readChart } from "#services/chart-of-accounts/read.ts";

const usual = { tags: ["Settings"], security: signedIn, path: "/chart-of-accounts" };

const read = createRoute({
  ...usual,
  method: "get",
  operationId: "readChartOfAccounts",
  summary: "Read how the ledger is written in French bookkeeping",
  description:
    "For auditors and managers: accounts of the plan comptable, journals and rates to the euro for the FEC, with what is usual where the community said nothing, and why.",
  responses: {
    200: jsonAnswer("The chart of accounts.", chartOfAccounts),
    ...problemResponses("unauthenticated", "forbidden", "scope_missing"),
  },
});

const change = createRoute({
  ...usual,
  method: "put",
  operationId: "changeChartOfAccounts",
  summary: "Say how the ledger is written in French bookkeeping",
  description:
    "For administrators: the whole chart at once; what is not said is as it usually is. It changes nothing in the ledger, only how files of it read from now on.",
  request: { body: jsonBody(chartRequest) },
  responses: {
    200: jsonAnswer("The chart of accounts.", chartOfAccounts),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_currency"),
  },
});

/** How the ledger is written in French bookkeeping. */
export const chartOfAccountsRoutes = createRouter()
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(await readChart(context.get("community"), caller, context.get("language")), 200);
  })
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    const said = context.req.valid("json");
    return context.json(
      await changeChart(context.get("community"), caller, said, context.get("language")),
      200,
    );
  });
