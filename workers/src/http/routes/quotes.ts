import { createRoute } from "@hono/zod-openapi";

import { currencyPath } from "@mereau/shared/contracts/currencies.ts";
import { quote, quoteQuery } from "@mereau/shared/contracts/quotes.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { quoteFor } from "#services/quotes/quote.ts";

const read = createRoute({
  tags: ["Currencies"],
  security: signedIn,
  method: "get",
  path: "/currencies/{code}/quote",
  operationId: "quote",
  summary: "Ask what a payment, a redemption or an issue would cost",
  description:
    "By the rules that would carry it out, before confirming it. A payment wants `from` and `to`, a redemption `from`, an issue `to`. For those who may read `from`, or `to` of an issue. Nothing is written or promised, and whether the payer’s funds and credit reach is not looked at. `credit` tells who is so far below zero that the currency’s ladder shows it.",
  request: { params: currencyPath, query: quoteQuery },
  responses: {
    200: jsonAnswer("The charges, and what they leave.", quote),
    ...problemResponses(
      ...signedInProblems,
      "unknown_currency",
      "unknown_account",
      "currency_mismatch",
      "system_account",
      "same_account",
      "amount_out_of_bounds",
      "account_suspended",
      "account_closed",
      "not_issuable",
      "not_redeemable",
      "redemption_too_small",
      "not_a_beneficiary",
    ),
  },
});

/** What something would cost. */
export const quoteRoutes = createRouter().openapi(read, async (context) => {
  const caller = requireCaller(context, { scope: "accounts:read" });
  const { code } = context.req.valid("param");
  return context.json(
    await quoteFor(context.get("community"), caller, code, context.req.valid("query")),
    200,
  );
});
