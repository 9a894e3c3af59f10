import { createRoute } from "@hono/zod-openapi";

import { pass, passesQuery, passPage, passPath, passUseRequest } from "@mereau/shared/contracts/passes.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { listPasses } from "#services/passes/list.ts";
import { usePass } from "#services/passes/use.ts";

const usual = { tags: ["Tariff"], security: signedIn };

const list = createRoute({
  ...usual,
  method: "get",
  path: "/passes",
  operationId: "listPasses",
  summary: "List packs and passes that were bought, the newest first",
  description:
    "Of the accounts that the caller holds; with `account`, of one, for its holders and those who oversee the community.",
  request: { query: passesQuery },
  responses: {
    200: jsonAnswer("A page of passes.", passPage),
    ...problemResponses(...signedInProblems, "unknown_account"),
  },
});

const use = createRoute({
  ...usual,
  method: "post",
  path: "/passes/{id}/uses",
  operationId: "usePass",
  summary: "Use a pack or a pass once",
  description:
    "For the owners and operators of its account, and those who serve members, in the owner’s name. Once for each id, and never more often than was bought.",
  request: { params: passPath, body: jsonBody(passUseRequest) },
  responses: {
    201: jsonAnswer("The pass, with this use counted.", pass),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_pass",
      "pass_over",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

/** Packs and passes. */
export const passRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(await listPasses(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(use, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    const { id: once } = context.req.valid("json");
    return context.json(await usePass(context.get("community"), caller, id, once), 201);
  });
