import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import {
  purchase,
  purchasePage,
  purchasePath,
  purchaseRequest,
  purchasesQuery,
} from "@mereau/shared/contracts/purchases.ts";
import { receiptQuery, saleReceipt } from "@mereau/shared/contracts/saleReceipt.ts";
import { ReceiptPage } from "#http/pages/receipt.tsx";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { paymentProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { createPurchase } from "#services/purchases/create.ts";
import { expressPurchase, findOwnPurchase } from "#services/purchases/find.ts";
import { listPurchases } from "#services/purchases/list.ts";
import { receiptOfPurchase } from "#services/sales/receipt.ts";

const usual = { tags: ["Tariff"], security: signedIn };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/purchases",
  operationId: "createPurchase",
  summary: "Buy from the tariff",
  description:
    "For the owners and operators of `from`, and for those who serve members, in the owner’s name. All lines are paid by one transfer to the house. `total` is the part in the currency, as the buyer was shown it, without what `euros` pay for: where the tariff has changed since, nothing is paid and `price_changed` tells the new total. A part may be paid in euros where the products allow it.",
  request: { body: jsonBody(purchaseRequest) },
  responses: {
    201: jsonAnswer("The purchase.", purchase),
    ...problemResponses(
      ...paymentProblems,
      "giving_limit_exceeded",
      "house_account_missing",
      "unknown_product",
      "product_not_on_offer",
      "currencies_mixed",
      "share_in_currency_too_small",
      "price_changed",
      "out_of_stock",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/purchases",
  operationId: "listPurchases",
  summary: "List purchases, the newest first",
  description:
    "From the accounts that the caller holds; with `account`, from one, for its holders and those who oversee the community; with `all`, by everybody, for the latter.",
  request: { query: purchasesQuery },
  responses: {
    200: jsonAnswer("A page of purchases.", purchasePage),
    ...problemResponses(...signedInProblems, "unknown_account"),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/purchases/{id}",
  operationId: "getPurchase",
  summary: "Read a purchase",
  description: "For the holders of the account that paid, and for those who oversee the community.",
  request: { params: purchasePath },
  responses: {
    200: jsonAnswer("The purchase.", purchase),
    ...problemResponses(...signedInProblems, "unknown_purchase"),
  },
});

const receipt = createRoute({
  ...usual,
  method: "get",
  path: "/purchases/{id}/receipt",
  operationId: "readPurchaseReceipt",
  summary: "Read the receipt of a purchase",
  description:
    "As data, or (`format=html`) as a page to print, in French or English (`Accept-Language`, `lang`).",
  request: { params: purchasePath, query: receiptQuery },
  responses: {
    200: {
      description: "The receipt.",
      content: {
        "application/json": { schema: saleReceipt },
        "text/html": { schema: z.string().meta({ example: "<!doctype html>…" }) },
      },
    },
    ...problemResponses(...signedInProblems, "unknown_purchase", "sale_not_done"),
  },
});

/** What is bought from the tariff. */
export const purchaseRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    return context.json(
      await createPurchase(context.get("community"), caller, context.req.valid("json")),
      201,
    );
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(
      await listPurchases(context.get("community"), caller, context.req.valid("query")),
      200,
    );
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const community = context.get("community");
    const found = await findOwnPurchase(community, caller, context.req.valid("param").id);
    return context.json(await expressPurchase(community, found), 200);
  })
  .openapi(receipt, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const community = context.get("community");
    const { row } = await findOwnPurchase(community, caller, context.req.valid("param").id);
    const told = await receiptOfPurchase(community, row);
    const { format, lang = context.get("language") } = context.req.valid("query");
    if (format === "json") return context.json(told, 200);
    return context.html(<ReceiptPage language={lang} receipt={told} />, 200);
  });
