import { createRoute } from "@hono/zod-openapi";

import { pageQuery } from "@mereau/shared/contracts/common.ts";
import {
  standingOrder,
  standingOrderChange,
  standingOrderPage,
  standingOrderPath,
  standingOrderRequest,
  standingOrdersQuery,
  standingPaymentPage,
} from "@mereau/shared/contracts/standingOrders.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, mandateProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { createStandingOrder } from "#services/standing-orders/create.ts";
import { getStandingOrder, listPayments, listStandingOrders } from "#services/standing-orders/read.ts";
import { setStandingOrderState } from "#services/standing-orders/setState.ts";

const usual = { tags: ["Standing orders"], security: signedIn };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/standing-orders",
  operationId: "createStandingOrder",
  summary: "Have a payment made at dates that come back, or once later",
  description:
    "For the owners and operators of `from`, and for those who serve members, in the owner’s name. Each date is paid once, at its beginning in UTC; what is refused for now is tried again as the community’s settings say. Sent again under the same id it is ordered once.",
  request: { body: jsonBody(standingOrderRequest) },
  responses: {
    201: jsonAnswer("The order as it stands.", standingOrder),
    ...problemResponses(...mandateProblems, "same_account", "own_benefit"),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/standing-orders",
  operationId: "listStandingOrders",
  summary: "List the standing orders of an account",
  request: { query: standingOrdersQuery },
  responses: {
    200: jsonAnswer("A page of orders, in the order in which they were made.", standingOrderPage),
    ...problemResponses(...signedInProblems, "unknown_account"),
  },
});

const read = createRoute({
  ...usual,
  method: "get",
  path: "/standing-orders/{id}",
  operationId: "getStandingOrder",
  summary: "Read a standing order",
  request: { params: standingOrderPath },
  responses: {
    200: jsonAnswer("The order as it stands.", standingOrder),
    ...problemResponses(...signedInProblems, "unknown_standing_order"),
  },
});

const payments = createRoute({
  ...usual,
  method: "get",
  path: "/standing-orders/{id}/payments",
  operationId: "listStandingPayments",
  summary: "See what became of each date of a standing order",
  request: { params: standingOrderPath, query: pageQuery },
  responses: {
    200: jsonAnswer("A page of its dates, the latest first.", standingPaymentPage),
    ...problemResponses(...signedInProblems, "unknown_standing_order"),
  },
});

const setState = createRoute({
  ...usual,
  method: "put",
  path: "/standing-orders/{id}/state",
  operationId: "setStandingOrderState",
  summary: "Pause a standing order, let it go on, or end it",
  description: "Dates that pass while it is paused are not made up for.",
  request: { params: standingOrderPath, body: jsonBody(standingOrderChange) },
  responses: {
    200: jsonAnswer("The order as it stands.", standingOrder),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_standing_order",
      "standing_order_ended",
      "own_benefit",
      "unavailable",
    ),
  },
});

/** Payments that come back of themselves. */
export const standingOrderRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const request = context.req.valid("json");
    return context.json(await createStandingOrder(context.get("community"), caller, request), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const query = context.req.valid("query");
    return context.json(await listStandingOrders(context.get("community"), caller, query), 200);
  })
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    return context.json(await getStandingOrder(context.get("community"), caller, id), 200);
  })
  .openapi(payments, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    const query = context.req.valid("query");
    return context.json(await listPayments(context.get("community"), caller, id, query), 200);
  })
  .openapi(setState, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    const { state } = context.req.valid("json");
    return context.json(await setStandingOrderState(context.get("community"), caller, id, state), 200);
  });
