import { createRoute } from "@hono/zod-openapi";

import {
  captureRequest,
  hold,
  holdPage,
  holdPath,
  holdRequest,
  holdsQuery,
  releaseRequest,
} from "@mereau/shared/contracts/holds.ts";
import { transfer } from "@mereau/shared/contracts/transfers.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { commandProblems, movementProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { captureHold } from "#services/holds/capture.ts";
import { getHold } from "#services/holds/get.ts";
import { listHolds } from "#services/holds/list.ts";
import { placeHold } from "#services/holds/place.ts";
import { releaseHold } from "#services/holds/release.ts";

const usual = { tags: ["Holds"], security: signedIn };

const place = createRoute({
  ...usual,
  method: "post",
  path: "/holds",
  operationId: "placeHold",
  summary: "Keep an amount aside for a payee",
  description:
    "For the owners and operators of `from`, and for those who serve members, in the owner’s name.",
  request: { body: jsonBody(holdRequest) },
  responses: {
    201: jsonAnswer("The hold, as the ledger recorded it; its id is the hold’s.", transfer),
    ...problemResponses(
      ...commandProblems,
      "own_benefit",
      ...movementProblems,
      "same_account",
      "operator_limit_exceeded",
      "hold_expired",
      "hold_too_long",
      "signature_required",
      "signature_invalid",
      "unknown_key",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/holds",
  operationId: "listHolds",
  summary: "List the open holds of an account",
  description: "As payer or payee, for its holders and for those who oversee the community.",
  request: { query: holdsQuery },
  responses: {
    200: jsonAnswer("A page of open holds.", holdPage),
    ...problemResponses(...signedInProblems, "unknown_account"),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/holds/{id}",
  operationId: "getHold",
  summary: "Read a hold",
  description: "For both its parties and for those who oversee the community.",
  request: { params: holdPath },
  responses: {
    200: jsonAnswer("The hold as it stands.", hold),
    ...problemResponses(...signedInProblems, "unknown_hold"),
  },
});

const capture = createRoute({
  ...usual,
  method: "post",
  path: "/holds/{id}/capture",
  operationId: "captureHold",
  summary: "Be paid from a hold, in part or whole",
  description: "For the owners and operators of the payee’s account, and the managers in their name.",
  request: { params: holdPath, body: jsonBody(captureRequest) },
  responses: {
    201: jsonAnswer("The capture.", transfer),
    ...problemResponses(
      ...commandProblems,
      "unknown_hold",
      "hold_closed",
      "hold_expired",
      "capture_too_large",
      "amount_out_of_bounds",
      "balance_cap_exceeded",
      "account_closed",
    ),
  },
});

const release = createRoute({
  ...usual,
  method: "post",
  path: "/holds/{id}/release",
  operationId: "releaseHold",
  summary: "Free what a hold still keeps",
  description:
    "For the owners and operators of the payee’s account, and the managers in their name; never the payer.",
  request: { params: holdPath, body: jsonBody(releaseRequest) },
  responses: {
    201: jsonAnswer("The release.", transfer),
    ...problemResponses(...commandProblems, "unknown_hold", "hold_closed", "hold_expired"),
  },
});

/** Amounts kept aside. */
export const holdRoutes = createRouter()
  .openapi(place, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const request = context.req.valid("json");
    return context.json(await placeHold(context.get("community"), caller, request), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(await listHolds(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(await getHold(context.get("community"), caller, context.req.valid("param").id), 200);
  })
  .openapi(capture, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const request = context.req.valid("json");
    const { id } = context.req.valid("param");
    return context.json(await captureHold(context.get("community"), caller, id, request), 201);
  })
  .openapi(release, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const request = context.req.valid("json");
    const { id } = context.req.valid("param");
    return context.json(await releaseHold(context.get("community"), caller, id, request), 201);
  });
