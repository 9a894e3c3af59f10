import { createRoute } from "@hono/zod-openapi";

import {
  autoAccept,
  autoAcceptPage,
  autoAcceptPath,
  autoAcceptRequest,
  autoAcceptsQuery,
} from "@mereau/shared/contracts/autoAccepts.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { mandateProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { agreeToPay, listAutoAccepts, revokeAutoAccept } from "#services/auto-accepts/agree.ts";

const usual = { tags: ["Payment requests"], security: signedIn };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/auto-accepts",
  operationId: "createAutoAccept",
  summary: "Let a payee be paid without being asked",
  description:
    "For the owners of the payer’s account. From then on what this payee asks for is paid at once, up to so much a request and in a month (UTC), until it is revoked. It takes the place of what was agreed before between the two accounts: what was paid this month still counts.",
  request: { body: jsonBody(autoAcceptRequest) },
  responses: {
    201: jsonAnswer("What is agreed.", autoAccept),
    ...problemResponses(...mandateProblems, "same_account"),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/auto-accepts",
  operationId: "listAutoAccepts",
  summary: "List who may be paid from an account without being asked",
  request: { query: autoAcceptsQuery },
  responses: {
    200: jsonAnswer("A page of what was agreed, what was revoked too.", autoAcceptPage),
    ...problemResponses(...signedInProblems, "unknown_account"),
  },
});

const revoke = createRoute({
  ...usual,
  method: "delete",
  path: "/auto-accepts/{id}",
  operationId: "revokeAutoAccept",
  summary: "Have a payee ask again",
  request: { params: autoAcceptPath },
  responses: {
    200: jsonAnswer("What was agreed, revoked.", autoAccept),
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_auto_accept"),
  },
});

/** What payers have agreed to beforehand. */
export const autoAcceptRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const request = context.req.valid("json");
    return context.json(await agreeToPay(context.get("community"), caller, request), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(
      await listAutoAccepts(context.get("community"), caller, context.req.valid("query")),
      200,
    );
  })
  .openapi(revoke, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(await revokeAutoAccept(context.get("community"), caller, id), 200);
  });
