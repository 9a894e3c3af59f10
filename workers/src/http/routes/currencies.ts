import { createRoute } from "@hono/zod-openapi";

import {
  currency,
  currencyFigures,
  currencyList,
  currencyPath,
  currencyRequest,
  issueRequest,
  redemptionRequest,
  thresholdRequest,
} from "@mereau/shared/contracts/currencies.ts";
import { chargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import {
  bodyProblems,
  commandProblems,
  ledgerProblems,
  movementProblems,
  signedInProblems,
} from "#http/routes/usualProblems.ts";
import { createCurrency } from "#services/currencies/create.ts";
import { readFigures } from "#services/currencies/figures.ts";
import { issue } from "#services/currencies/issue.ts";
import { listCurrencies } from "#services/currencies/list.ts";
import { redeem } from "#services/currencies/redeem.ts";
import { setSignatureThreshold } from "#services/currencies/setSignatureThreshold.ts";

const tags = ["Currencies"];
const settingProblems = [
  ...signedInProblems,
  ...bodyProblems,
  ...ledgerProblems,
  "unknown_currency",
] as const;

const list = createRoute({
  method: "get",
  path: "/currencies",
  operationId: "listCurrencies",
  tags,
  summary: "List the currencies",
  description: "Public. Reserves are among them.",
  security: [],
  responses: { 200: jsonAnswer("Every currency.", currencyList), ...problemResponses("unknown_community") },
});

const figures = createRoute({
  method: "get",
  path: "/currencies/{code}",
  operationId: "readCurrencyFigures",
  tags,
  summary: "Read a currency and its public figures",
  description: "Public: what circulates, what is kept behind it, and the head of the ledger that says so.",
  security: [],
  request: { params: currencyPath },
  responses: {
    200: jsonAnswer("The currency and its figures.", currencyFigures),
    ...problemResponses("invalid_input", "unknown_currency"),
  },
});

const create = createRoute({
  method: "post",
  path: "/currencies",
  operationId: "createCurrency",
  tags,
  summary: "Create a currency",
  description: "For administrators. Safe to ask again.",
  security: signedIn,
  request: { body: jsonBody(currencyRequest) },
  responses: {
    201: jsonAnswer("The currency.", currency),
    ...problemResponses(...settingProblems, "currency_exists", "currency_mismatch", "amount_out_of_bounds"),
  },
});

const threshold = createRoute({
  method: "put",
  path: "/currencies/{code}/signature-threshold",
  operationId: "setSignatureThreshold",
  tags,
  summary: "Say from which amount on a payment must be signed by its device",
  description: "For administrators; null for never.",
  security: signedIn,
  request: { params: currencyPath, body: jsonBody(thresholdRequest) },
  responses: {
    200: jsonAnswer("The currency.", currency),
    ...problemResponses(...settingProblems, "amount_out_of_bounds"),
  },
});

const issues = createRoute({
  method: "post",
  path: "/currencies/{code}/issues",
  operationId: "issue",
  tags,
  summary: "Bring new money to a member",
  description:
    "For those who serve members. With a backed currency the euros behind it enter the reserve in the same entry, and `reference` names their deposit: one that was announced is settled by it, if the account and the amount are its own; where the owner of `to` expects one of just this amount and it is not named, `confirmExpected` is wanted. Prepaid tokens that have a price in euros are sold by a top-up. What the policies give to the association that the member sponsors is told as `charges`.",
  security: signedIn,
  request: { params: currencyPath, body: jsonBody(issueRequest) },
  responses: {
    201: jsonAnswer("The issue.", chargedTransfer),
    ...problemResponses(
      ...commandProblems,
      "own_benefit",
      ...movementProblems,
      "not_issuable",
      "sold_by_top_up",
      "unknown_deposit",
      "deposit_settled",
      "deposit_differs",
      "deposit_expected",
      "bank_reference_used",
      "unknown_till",
      "till_of_another",
      "till_closed",
      "not_on_sale",
      "amount_indivisible",
    ),
  },
});

const redemptions = createRoute({
  method: "post",
  path: "/currencies/{code}/redemptions",
  operationId: "redeem",
  tags,
  summary: "Take money out of circulation, for euros",
  description:
    "For the owner of `from`, when its type is among those of the redemption policy, or else when they are a provider; and for the managers, not the tellers, in the owner’s name. What the policy keeps is told as `charges`; the euros that are owed are the amount without them.",
  security: signedIn,
  request: { params: currencyPath, body: jsonBody(redemptionRequest) },
  responses: {
    201: jsonAnswer("The redemption.", chargedTransfer),
    ...problemResponses(
      ...commandProblems,
      ...movementProblems,
      "not_redeemable",
      "redemption_too_small",
      "not_a_beneficiary",
      "reserve_short",
    ),
  },
});

/** Currencies, and the money that enters and leaves them. */
export const currencyRoutes = createRouter()
  .openapi(list, async (context) =>
    context.json({ items: await listCurrencies(context.get("community")) }, 200),
  )
  .openapi(figures, async (context) =>
    context.json(await readFigures(context.get("community"), context.req.valid("param").code), 200),
  )
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    return context.json(
      await createCurrency(context.get("community"), caller, context.req.valid("json")),
      201,
    );
  })
  .openapi(threshold, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { code } = context.req.valid("param");
    const { signatureFrom } = context.req.valid("json");
    return context.json(
      await setSignatureThreshold(context.get("community"), caller, code, signatureFrom),
      200,
    );
  })
  .openapi(issues, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const request = context.req.valid("json");
    return context.json(
      await issue(context.get("community"), caller, context.req.valid("param").code, request),
      201,
    );
  })
  .openapi(redemptions, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const request = context.req.valid("json");
    return context.json(
      await redeem(context.get("community"), caller, context.req.valid("param").code, request),
      201,
    );
  });
