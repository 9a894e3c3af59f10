import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { currencyPath } from "@mereau/shared/contracts/currencies.ts";
import { receiptQuery, saleReceipt } from "@mereau/shared/contracts/saleReceipt.ts";
import { topUp, topUpPage, topUpPath, topUpRequest, topUpsQuery } from "@mereau/shared/contracts/topUps.ts";
import { ReceiptPage } from "#http/pages/receipt.tsx";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { commandProblems, movementProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { receiptOfTopUp } from "#services/sales/receipt.ts";
import { createTopUp } from "#services/top-ups/create.ts";
import { findOwnTopUp, getTopUp, listTopUps } from "#services/top-ups/list.ts";

const usual = { tags: ["Top-ups"], security: signedIn };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/currencies/{code}/top-ups",
  operationId: "createTopUp",
  summary: "Sell tokens at the bar",
  description:
    "For those who serve members, once the euros have changed hands. What they buy is worked out from the price in force; the receipt is numbered, and sent to the buyer by e-mail. Where the owner of the account expects a deposit of just this amount, `reference` names it, or `confirmExpected` says that these are other euros. Asked again with the same id it is the same sale at the same price.",
  request: { params: currencyPath, body: jsonBody(topUpRequest) },
  responses: {
    201: jsonAnswer("The top-up.", topUp),
    ...problemResponses(
      ...commandProblems,
      "own_benefit",
      ...movementProblems,
      "not_on_sale",
      "top_up_out_of_range",
      "amount_indivisible",
      "unknown_deposit",
      "deposit_settled",
      "deposit_differs",
      "deposit_expected",
      "bank_reference_used",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/top-ups",
  operationId: "listTopUps",
  summary: "List top-ups, the newest first",
  description: "Of one account, for its holders; of all, for those who oversee the community.",
  request: { params: currencyPath, query: topUpsQuery },
  responses: {
    200: jsonAnswer("A page of top-ups.", topUpPage),
    ...problemResponses(...signedInProblems, "unknown_currency", "unknown_account"),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/top-ups/{id}",
  operationId: "getTopUp",
  summary: "Read a top-up",
  description: "For the holders of its account, and for those who oversee the community.",
  request: { params: topUpPath },
  responses: {
    200: jsonAnswer("The top-up.", topUp),
    ...problemResponses(...signedInProblems, "unknown_currency", "unknown_top_up"),
  },
});

const receipt = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/top-ups/{id}/receipt",
  operationId: "readTopUpReceipt",
  summary: "Read the receipt of a top-up",
  description:
    "As data, or (`format=html`) as a page to print, in French or English (`Accept-Language`, `lang`).",
  request: { params: topUpPath, query: receiptQuery },
  responses: {
    200: {
      description: "The receipt.",
      content: {
        "application/json": { schema: saleReceipt },
        "text/html": { schema: z.string().meta({ example: "<!doctype html>…" }) },
      },
    },
    ...problemResponses(...signedInProblems, "unknown_currency", "unknown_top_up", "sale_not_done"),
  },
});

/** Tokens sold for euros, and their receipts. */
export const topUpRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { code } = context.req.valid("param");
    return context.json(
      await createTopUp(context.get("community"), caller, code, context.req.valid("json")),
      201,
    );
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { code } = context.req.valid("param");
    return context.json(
      await listTopUps(context.get("community"), caller, code, context.req.valid("query")),
      200,
    );
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { code, id } = context.req.valid("param");
    return context.json(await getTopUp(context.get("community"), caller, code, id), 200);
  })
  .openapi(receipt, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const community = context.get("community");
    const { code, id } = context.req.valid("param");
    const told = await receiptOfTopUp(community, await findOwnTopUp(community, caller, code, id));
    const { format, lang = context.get("language") } = context.req.valid("query");
    if (format === "json") return context.json(told, 200);
    return context.html(<ReceiptPage language={lang} receipt={told} />, 200);
  });
