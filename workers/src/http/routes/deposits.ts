import { createRoute } from "@hono/zod-openapi";

import {
  deposit,
  depositPage,
  depositPath,
  depositRequest,
  depositsQuery,
} from "@mereau/shared/contracts/deposits.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { cancelDeposit } from "#services/deposits/cancel.ts";
import { createDeposit } from "#services/deposits/create.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { listDeposits } from "#services/deposits/list.ts";

const usual = { tags: ["Deposits"], security: signedIn };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/deposits",
  operationId: "createDeposit",
  summary: "Announce euros by bank transfer",
  description:
    "For the owners and operators of the account, and for those who serve members, in the owner’s name. The answer has the reference to write on the bank transfer, and says where to send it. Backed currencies are bought one for one, prepaid ones at the price of their policies, for as many euros as one top-up may be of, or else at the price in the bank details.",
  request: { body: jsonBody(depositRequest) },
  responses: {
    201: jsonAnswer("The deposit, with its reference.", deposit),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "bank_details_missing",
      "unknown_account",
      "unknown_currency",
      "system_account",
      "account_closed",
      "not_issuable",
      "currency_mismatch",
      "not_on_sale",
      "top_up_out_of_range",
      "amount_indivisible",
      "amount_out_of_bounds",
      "too_many_deposits",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/deposits",
  operationId: "listDeposits",
  summary: "List deposits, the newest first",
  description: "One’s own; with `all=true` everybody’s, for those who oversee the community.",
  request: { query: depositsQuery },
  responses: {
    200: jsonAnswer("A page of deposits.", depositPage),
    ...problemResponses(...signedInProblems),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/deposits/{id}",
  operationId: "getDeposit",
  summary: "Read a deposit",
  description: "One’s own, or any for those who oversee the community.",
  request: { params: depositPath },
  responses: {
    200: jsonAnswer("The deposit.", deposit),
    ...problemResponses(...signedInProblems, "unknown_deposit"),
  },
});

const cancel = createRoute({
  ...usual,
  method: "post",
  path: "/deposits/{id}/cancel",
  operationId: "cancelDeposit",
  summary: "Give up a deposit before its euros came",
  description: "For whoever announced it, and for those who may announce one for its account.",
  request: { params: depositPath },
  responses: {
    200: jsonAnswer("The deposit, cancelled.", deposit),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_deposit", "deposit_settled"),
  },
});

/** Euros that members announce, to be changed into a currency. */
export const depositRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    return context.json(
      await createDeposit(context.get("community"), caller, context.req.valid("json")),
      201,
    );
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(
      await listDeposits(context.get("community"), caller, context.req.valid("query")),
      200,
    );
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    return context.json(await getDeposit(context.get("community"), caller, id), 200);
  })
  .openapi(cancel, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(await cancelDeposit(context.get("community"), caller, id), 200);
  });
