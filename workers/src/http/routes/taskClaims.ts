import { createRoute } from "@hono/zod-openapi";

import {
  claimPage,
  claimRefusal,
  claimRequest,
  claimsQuery,
  taskClaim,
  taskPath,
} from "@mereau/shared/contracts/tasks.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import {
  bodyProblems,
  ledgerProblems,
  movementProblems,
  signedInProblems,
} from "#http/routes/usualProblems.ts";
import { claimTask } from "#services/tasks/claim.ts";
import { refuseClaim, withdrawClaim } from "#services/tasks/decide.ts";
import { getClaim, listClaims } from "#services/tasks/list.ts";
import { validateClaim } from "#services/tasks/validate.ts";

const usual = { tags: ["Tariff"], security: signedIn };
const deciding = [...signedInProblems, ...bodyProblems, "unknown_task_claim", "task_claim_decided"] as const;
const claimAnswer = (description: string) => jsonAnswer(description, taskClaim);

const create = createRoute({
  ...usual,
  method: "post",
  path: "/task-claims",
  operationId: "claimTask",
  summary: "Say that one has done a task",
  description: "For an account of one’s own. Those whom the task names as validators are told by e-mail.",
  request: { body: jsonBody(claimRequest) },
  responses: {
    201: claimAnswer("The claim."),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_task",
      "task_not_on_offer",
      "unknown_account",
      "currency_mismatch",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/task-claims",
  operationId: "listTaskClaims",
  summary: "List claims, the newest first",
  description: "One’s own; with `all=true` those too that one may validate, or all for those who oversee.",
  request: { query: claimsQuery },
  responses: { 200: jsonAnswer("A page of claims.", claimPage), ...problemResponses(...signedInProblems) },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/task-claims/{id}",
  operationId: "getTaskClaim",
  summary: "Read a claim",
  description: "For whoever made it, its validators, and those who oversee the community.",
  request: { params: taskPath },
  responses: {
    200: claimAnswer("The claim."),
    ...problemResponses(...signedInProblems, "unknown_task_claim"),
  },
});

const validate = createRoute({
  ...usual,
  method: "post",
  path: "/task-claims/{id}/validation",
  operationId: "validateTaskClaim",
  summary: "Find a task done, and pay it",
  description:
    "For managers and the task’s validators, but nobody for themselves. It is paid once. Where the ledger refuses, the claim stays `validated`, and asking again tries again.",
  request: { params: taskPath },
  responses: {
    200: claimAnswer("The claim, paid."),
    ...problemResponses(...deciding, ...ledgerProblems, ...movementProblems, "not_issuable"),
  },
});

const refuse = createRoute({
  ...usual,
  method: "post",
  path: "/task-claims/{id}/refusal",
  operationId: "refuseTaskClaim",
  summary: "Refuse a claim",
  description: "For managers and the task’s validators. Whoever made it is told why.",
  request: { params: taskPath, body: jsonBody(claimRefusal) },
  responses: { 200: claimAnswer("The claim, refused."), ...problemResponses(...deciding) },
});

const withdraw = createRoute({
  ...usual,
  method: "post",
  path: "/task-claims/{id}/withdrawal",
  operationId: "withdrawTaskClaim",
  summary: "Take a claim back",
  description: "For whoever made it, before it is decided.",
  request: { params: taskPath },
  responses: { 200: claimAnswer("The claim, withdrawn."), ...problemResponses(...deciding) },
});

/** Time given, and its reward. */
export const taskClaimRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    return context.json(await claimTask(context.get("community"), caller, context.req.valid("json")), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(await listClaims(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    return context.json(await getClaim(context.get("community"), caller, id), 200);
  })
  .openapi(validate, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    return context.json(await validateClaim(context.get("community"), caller, id), 200);
  })
  .openapi(refuse, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    const { reason } = context.req.valid("json");
    return context.json(await refuseClaim(context.get("community"), caller, id, reason), 200);
  })
  .openapi(withdraw, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(await withdrawClaim(context.get("community"), caller, id), 200);
  });
