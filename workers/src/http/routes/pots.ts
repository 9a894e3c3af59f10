import { createRoute } from "@hono/zod-openapi";

import { pot, potList, potRequest, potsQuery } from "@mereau/shared/contracts/pots.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, ledgerProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { findPots } from "#services/pots/find.ts";
import { openPot } from "#services/pots/open.ts";

const tags = ["Policies"];

const list = createRoute({
  method: "get",
  path: "/pots",
  operationId: "listPots",
  tags,
  summary: "List the pots",
  description:
    "Public: the community’s own accounts, each for a purpose, and what is in them. Anybody pays into a pot; managers pay " +
    "from it, as from any account, and what they do is written to the audit log.",
  security: [],
  request: { query: potsQuery },
  responses: { 200: jsonAnswer("Every pot.", potList), ...problemResponses("invalid_input") },
});

const open = createRoute({
  method: "post",
  path: "/pots",
  operationId: "openPot",
  tags,
  summary: "Open a pot",
  description: "For managers. Safe to ask again.",
  security: signedIn,
  request: { body: jsonBody(potRequest) },
  responses: {
    201: jsonAnswer("The pot.", pot),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      ...ledgerProblems,
      "unknown_currency",
      "currency_mismatch",
    ),
  },
});

/** The community’s own accounts, each for a purpose. */
export const potRoutes = createRouter()
  .openapi(list, async (context) => {
    const { currency } = context.req.valid("query");
    return context.json({ items: await findPots(context.get("community"), currency) }, 200);
  })
  .openapi(open, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    return context.json(await openPot(context.get("community"), caller, context.req.valid("json")), 201);
  });
