import { createRoute } from "@hono/zod-openapi";

import { meters, reserveAdjustmentRequest } from "@mereau/shared/contracts/backing.ts";
import { currencyPath } from "@mereau/shared/contracts/currencies.ts";
import { transfer } from "@mereau/shared/contracts/transfers.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { commandProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { adjustReserve } from "#services/currencies/adjustReserve.ts";
import { readMeters } from "#services/meters/read.ts";

const usual = { tags: ["Currencies"], security: signedIn };

const adjust = createRoute({
  ...usual,
  method: "post",
  path: "/currencies/{code}/reserve-adjustments",
  operationId: "adjustReserve",
  summary: "Add own money to a reserve, or take out what exceeds circulation",
  description:
    "For managers. Nothing is issued or redeemed by it. The currency may be named, or its reserve; money leaves only as far as what remains covers all that circulates of the currencies on that reserve.",
  request: { params: currencyPath, body: jsonBody(reserveAdjustmentRequest) },
  responses: {
    201: jsonAnswer("The adjustment.", transfer),
    ...problemResponses(
      ...commandProblems,
      "unknown_currency",
      "not_backed",
      "reserve_short",
      "amount_out_of_bounds",
    ),
  },
});

const read = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/meters",
  operationId: "readMeters",
  summary: "See how near a backed currency is to what must be declared",
  description:
    "For managers and auditors. French law (articles L521-3 and L525-6 of the *Code monétaire et financier*) asks the issuer of a currency within a limited network for a declaration above one million euros of payments over twelve months, or in circulation. A payment that was undone is not counted.",
  request: { params: currencyPath },
  responses: {
    200: jsonAnswer("Both meters, and the last twelve months.", meters),
    ...problemResponses(...signedInProblems, "unknown_currency", "not_backed"),
  },
});

/** What stands behind a currency, and what its issuer must declare. */
export const backingRoutes = createRouter()
  .openapi(adjust, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { code } = context.req.valid("param");
    const request = context.req.valid("json");
    return context.json(await adjustReserve(context.get("community"), caller, code, request), 201);
  })
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { code } = context.req.valid("param");
    return context.json(await readMeters(context.get("community"), caller, code), 200);
  });
