import { createRoute } from "@hono/zod-openapi";

import {
  member,
  memberPath,
  memberWithAccounts,
  reasonRequest,
  roleChange,
  typeChange,
} from "@mereau/shared/contracts/members.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, ledgerProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { approveMember } from "#services/members/approve.ts";
import { changeRole } from "#services/members/changeRole.ts";
import { changeType } from "#services/members/changeType.ts";
import { reactivateMember } from "#services/members/reactivate.ts";
import { refuseMember } from "#services/members/refuse.ts";
import { suspendMember } from "#services/members/suspend.ts";

const usual = { tags: ["Members"], security: signedIn };
const problems = [...signedInProblems, ...bodyProblems, "unknown_member"] as const;

const approve = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/approval",
  operationId: "approveMember",
  summary: "Take an applicant in",
  description:
    "Opens the accounts of their type, then makes them active. Safe to ask again, whatever happened.",
  request: { params: memberPath },
  responses: {
    200: jsonAnswer("The member, active, with their accounts.", memberWithAccounts),
    ...problemResponses(...problems, ...ledgerProblems, "already_decided", "unknown_member_type"),
  },
});

const refuse = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/refusal",
  operationId: "refuseMember",
  summary: "Turn an application down",
  request: { params: memberPath, body: jsonBody(reasonRequest) },
  responses: {
    200: jsonAnswer("The member, refused.", member),
    ...problemResponses(...problems, "already_decided"),
  },
});

const suspend = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/suspension",
  operationId: "suspendMember",
  summary: "Keep a member out for now",
  description: "They can no longer sign in, and the accounts that they alone own only receive.",
  request: { params: memberPath, body: jsonBody(reasonRequest) },
  responses: {
    200: jsonAnswer("The member, suspended.", member),
    ...problemResponses(...problems, ...ledgerProblems, "member_not_active", "last_admin"),
  },
});

const reactivate = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/reactivation",
  operationId: "reactivateMember",
  summary: "Let a suspended member back in",
  request: { params: memberPath },
  responses: {
    200: jsonAnswer("The member, active.", member),
    ...problemResponses(...problems, ...ledgerProblems, "member_not_active"),
  },
});

const setRole = createRoute({
  ...usual,
  method: "put",
  path: "/members/{id}/role",
  operationId: "changeRole",
  summary: "Give a member another role in the community",
  description: "For administrators.",
  request: { params: memberPath, body: jsonBody(roleChange) },
  responses: {
    200: jsonAnswer("The member.", member),
    ...problemResponses(...problems, "member_not_active", "last_admin"),
  },
});

const setType = createRoute({
  ...usual,
  method: "put",
  path: "/members/{id}/type",
  operationId: "changeType",
  summary: "Make a member one of another type",
  description:
    "Accounts that the new type brings and the member lacks are opened; the others stay as they are.",
  request: { params: memberPath, body: jsonBody(typeChange) },
  responses: {
    200: jsonAnswer("The member and the accounts that they hold.", memberWithAccounts),
    ...problemResponses(...problems, ...ledgerProblems, "member_not_active"),
  },
});

/** What managers decide about members. */
export const memberDecisionRoutes = createRouter()
  .openapi(approve, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    return context.json(
      await approveMember(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(refuse, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { reason } = context.req.valid("json");
    return context.json(
      await refuseMember(context.get("community"), caller, context.req.valid("param").id, reason),
      200,
    );
  })
  .openapi(suspend, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { reason } = context.req.valid("json");
    return context.json(
      await suspendMember(context.get("community"), caller, context.req.valid("param").id, reason),
      200,
    );
  })
  .openapi(reactivate, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    return context.json(
      await reactivateMember(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(setRole, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { role } = context.req.valid("json");
    return context.json(
      await changeRole(context.get("community"), caller, context.req.valid("param").id, role),
      200,
    );
  })
  .openapi(setType, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { type } = context.req.valid("json");
    return context.json(
      await changeType(context.get("community"), caller, context.req.valid("param").id, type),
      200,
    );
  });
