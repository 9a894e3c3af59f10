import { createRoute } from "@hono/zod-openapi";

import {
  bulkRequest,
  bulkResults,
  chargedTransfer,
  receipt,
  reversalRequest,
  transfer,
  transferPath,
  transferRequest,
} from "@mereau/shared/contracts/transfers.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { commandProblems, paymentProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { createTransfers } from "#services/transfers/createBulk.ts";
import { getTransfer } from "#services/transfers/get.ts";
import { readReceipt } from "#services/transfers/receipt.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";

const usual = { tags: ["Transfers"], security: signedIn };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/transfers",
  operationId: "createTransfer",
  summary: "Pay",
  description:
    "For the owners and operators of `from`, and for those who serve members, in the owner’s name. The client makes the id: the same request sent again gets the same answer, a refusal too, and is never carried out twice.",
  request: { body: jsonBody(transferRequest) },
  responses: {
    201: jsonAnswer("The transfer, as the ledger recorded it.", transfer),
    ...problemResponses(...paymentProblems, "own_benefit", "order_expired"),
  },
});

const bulk = createRoute({
  ...usual,
  method: "post",
  path: "/transfers/bulk",
  operationId: "createTransfers",
  summary: "Pay many at once",
  description:
    "Up to 8 000 payments, each with its own verdict, in order. A `linked` one succeeds or fails together with the next. A refused payment never touches its neighbours; a request that could not be understood, or that names an account of somebody else’s, does nothing at all.",
  request: { body: jsonBody(bulkRequest) },
  responses: {
    200: jsonAnswer("A verdict for each.", bulkResults),
    ...problemResponses(
      ...commandProblems,
      "own_benefit",
      "unknown_currency",
      "unknown_account",
      "amount_out_of_bounds",
      "signature_invalid",
      "unknown_key",
    ),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/transfers/{id}",
  operationId: "getTransfer",
  summary: "Read a transfer",
  description:
    "For both its parties and for those who oversee the community; a refused one too. `reversal` tells by what it was undone.",
  request: { params: transferPath },
  responses: {
    200: jsonAnswer("The transfer.", chargedTransfer),
    ...problemResponses(...signedInProblems, "unknown_transfer"),
  },
});

const readSigned = createRoute({
  ...usual,
  method: "get",
  path: "/transfers/{id}/receipt",
  operationId: "readReceipt",
  summary: "Read the signed receipt of a transfer",
  description: "For both its parties and for those who oversee the community. It can be checked offline.",
  request: { params: transferPath },
  responses: {
    200: jsonAnswer("The receipt, signed by the community.", receipt),
    ...problemResponses(...signedInProblems, "unknown_transfer", "unavailable"),
  },
});

const reverse = createRoute({
  ...usual,
  method: "post",
  path: "/transfers/{id}/reversal",
  operationId: "reverseTransfer",
  summary: "Undo a transfer",
  description: "For managers: another transfer that posts everything it posted with the sign turned, once.",
  request: { params: transferPath, body: jsonBody(reversalRequest) },
  responses: {
    201: jsonAnswer("The reversal.", transfer),
    ...problemResponses(
      ...commandProblems,
      "unknown_transfer",
      "not_reversible",
      "already_reversed",
      "already_refunded",
      "insufficient_funds",
      "balance_cap_exceeded",
      "account_closed",
      "reserve_short",
    ),
  },
});

/** Payments, and what undoes them. */
export const transferRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const request = context.req.valid("json");
    return context.json(await createTransfer(context.get("community"), caller, request), 201);
  })
  .openapi(bulk, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const results = await createTransfers(context.get("community"), caller, context.req.valid("json"));
    return context.json({ results }, 200);
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(
      await getTransfer(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(readSigned, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(
      await readReceipt(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(reverse, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const request = context.req.valid("json");
    const { id } = context.req.valid("param");
    return context.json(await reverseTransfer(context.get("community"), caller, id, request), 201);
  });
