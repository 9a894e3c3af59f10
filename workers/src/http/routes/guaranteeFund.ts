import { createRoute } from "@hono/zod-openapi";

import { currencyPath } from "@mereau/shared/contracts/currencies.ts";
import { fundCountRequest, guaranteeFund } from "@mereau/shared/contracts/guaranteeFund.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { countGuaranteeFund } from "#services/guarantee-fund/count.ts";
import { readGuaranteeFund } from "#services/guarantee-fund/read.ts";

const usual = { tags: ["Bank"], security: signedIn };
const problems = [...signedInProblems, "unknown_currency", "not_backed"] as const;

const read = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/guarantee-fund",
  operationId: "readGuaranteeFund",
  summary: "Hold the euros that are really there against what circulates",
  description:
    "For those who may read the whole ledger: what was counted at the bank last, what is in the tills and what is still to be wired, beside what circulates of all currencies on the same reserve.",
  request: { params: currencyPath },
  responses: { 200: jsonAnswer("The fund as it stands.", guaranteeFund), ...problemResponses(...problems) },
});

const count = createRoute({
  ...usual,
  method: "put",
  path: "/currencies/{code}/guarantee-fund/count",
  operationId: "countGuaranteeFund",
  summary: "Write down what stands on the bank account of the fund",
  description: "For managers. No money moves by it.",
  request: { params: currencyPath, body: jsonBody(fundCountRequest) },
  responses: {
    200: jsonAnswer("The fund as it stands.", guaranteeFund),
    ...problemResponses(...problems, ...bodyProblems),
  },
});

/** Whether the euros behind a currency are there. */
export const guaranteeFundRoutes = createRouter()
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { code } = context.req.valid("param");
    return context.json(await readGuaranteeFund(context.get("community"), caller, code), 200);
  })
  .openapi(count, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { code } = context.req.valid("param");
    return context.json(
      await countGuaranteeFund(context.get("community"), caller, code, context.req.valid("json")),
      200,
    );
  });
