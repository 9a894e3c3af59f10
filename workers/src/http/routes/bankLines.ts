import { createRoute } from "@hono/zod-openapi";

import {
  bankLine,
  bankLinePage,
  bankLinePath,
  bankLinesQuery,
  ignoreRequest,
  matchRequest,
} from "@mereau/shared/contracts/bankLines.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, ledgerProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { getBankLine } from "#services/bank-lines/get.ts";
import { ignoreBankLine, restoreBankLine } from "#services/bank-lines/ignore.ts";
import { listBankLines } from "#services/bank-lines/list.ts";
import { matchBankLine, retryBankLine } from "#services/bank-lines/match.ts";

const usual = { tags: ["Bank"], security: signedIn };
const deciding = [...signedInProblems, "foreign_origin", "unknown_bank_line", "bank_line_settled"] as const;
const matching = [
  ...deciding,
  ...ledgerProblems,
  "unknown_deposit",
  "deposit_settled",
  "bank_line_alike",
  "bank_line_reversed",
  "own_benefit",
  "deposit_expected",
  "unknown_account",
  "unknown_currency",
  "system_account",
  "not_issuable",
  "currency_mismatch",
  "not_on_sale",
  "top_up_out_of_range",
  "amount_indivisible",
] as const;

const list = createRoute({
  ...usual,
  method: "get",
  path: "/bank-lines",
  operationId: "listBankLines",
  summary: "List the lines of the bank, the last booked first",
  description:
    "For those who oversee the community: those that are `unmatched`, `amount_differs`, `refused` or `reversed` wait for a person.",
  request: { query: bankLinesQuery },
  responses: { 200: jsonAnswer("A page of lines.", bankLinePage), ...problemResponses(...signedInProblems) },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/bank-lines/{id}",
  operationId: "getBankLine",
  summary: "Read one line of the bank",
  description: "For those who oversee the community.",
  request: { params: bankLinePath },
  responses: {
    200: jsonAnswer("The line.", bankLine),
    ...problemResponses(...signedInProblems, "unknown_bank_line"),
  },
});

const match = createRoute({
  ...usual,
  method: "post",
  path: "/bank-lines/{id}/match",
  operationId: "matchBankLine",
  summary: "Say what a line is for, and issue what was received",
  description:
    "For those who serve members: for a deposit, whatever amount it announced, or for an account. Where something was issued already for what looks like the same payment, `confirmAlike` is wanted; for an account whose owner expects a deposit of as much, `confirmExpected`. A line whose issue was reversed is matched again; to the same deposit or account with `insteadOf`. Where the ledger refuses the issue, the line in the answer is `refused` and says why.",
  request: { params: bankLinePath, body: jsonBody(matchRequest) },
  responses: { 200: jsonAnswer("The line.", bankLine), ...problemResponses(...matching, ...bodyProblems) },
});

const retry = createRoute({
  ...usual,
  method: "post",
  path: "/bank-lines/{id}/retry",
  operationId: "retryBankLine",
  summary: "Try again what the ledger refused",
  description: "For those who serve members, once what stood in the way is gone.",
  request: { params: bankLinePath },
  responses: { 200: jsonAnswer("The line.", bankLine), ...problemResponses(...matching) },
});

const ignore = createRoute({
  ...usual,
  method: "post",
  path: "/bank-lines/{id}/ignore",
  operationId: "ignoreBankLine",
  summary: "Set a line aside that nothing is to be issued for",
  description:
    "For those who serve members, with the reason; also one whose issue was reversed. It can be undone.",
  request: { params: bankLinePath, body: jsonBody(ignoreRequest) },
  responses: { 200: jsonAnswer("The line.", bankLine), ...problemResponses(...deciding, ...bodyProblems) },
});

const restore = createRoute({
  ...usual,
  method: "delete",
  path: "/bank-lines/{id}/ignore",
  operationId: "restoreBankLine",
  summary: "Take a line up again that was set aside",
  description: "For those who serve members. It is what it was before.",
  request: { params: bankLinePath },
  responses: { 200: jsonAnswer("The line.", bankLine), ...problemResponses(...deciding) },
});

/** The lines of bank statements, and what people decide about them. */
export const bankLineRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(
      await listBankLines(context.get("community"), caller, context.req.valid("query")),
      200,
    );
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(
      await getBankLine(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(match, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await matchBankLine(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(retry, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    return context.json(
      await retryBankLine(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(ignore, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await ignoreBankLine(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(restore, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    return context.json(
      await restoreBankLine(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  });
