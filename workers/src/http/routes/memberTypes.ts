import { createRoute } from "@hono/zod-openapi";

import {
  memberType,
  memberTypeChange,
  memberTypeList,
  memberTypePath,
  memberTypeRequest,
  otherLimitsPage,
  otherLimitsQuery,
} from "@mereau/shared/contracts/memberTypes.ts";
import {
  memberTypeChangeRequest,
  memberTypeChecked,
  memberTypeSettled,
} from "@mereau/shared/contracts/settingVersions.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, settlingProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { checkMemberType } from "#services/member-types/check.ts";
import { changeMemberType } from "#services/member-types/change.ts";
import { createMemberType } from "#services/member-types/create.ts";
import { listOtherLimits } from "#services/limits/listOthers.ts";
import { listMemberTypes } from "#services/member-types/list.ts";

const tags = ["Member types"];
const problems = [
  ...signedInProblems,
  ...bodyProblems,
  "unknown_currency",
  "currency_mismatch",
  "no_credit",
  "amount_out_of_bounds",
] as const;

const list = createRoute({
  method: "get",
  path: "/member-types",
  operationId: "listMemberTypes",
  tags,
  summary: "List the kinds of member",
  description: "Public: applicants choose among them.",
  security: [],
  responses: {
    200: jsonAnswer("Every kind of member.", memberTypeList),
    ...problemResponses("unknown_community"),
  },
});

const create = createRoute({
  method: "post",
  path: "/member-types",
  operationId: "createMemberType",
  tags,
  summary: "Add a kind of member",
  description: "For administrators.",
  security: signedIn,
  request: { body: jsonBody(memberTypeRequest) },
  responses: {
    201: jsonAnswer("The new kind of member.", memberType),
    ...problemResponses(...problems, "id_reused"),
  },
});

const change = createRoute({
  method: "put",
  path: "/member-types/{code}",
  operationId: "changeMemberType",
  tags,
  summary: "Say anew what a kind of member is",
  description:
    "For administrators. Its accounts follow its limits soon after, but for those that have limits of their own, or stand beyond the new ones. With `effectiveAt` it holds from that moment on, and members of this kind are told by e-mail.",
  security: signedIn,
  request: { params: memberTypePath, body: jsonBody(memberTypeChangeRequest) },
  responses: {
    200: jsonAnswer("The kind of member as it stands now, and what is announced.", memberTypeSettled),
    ...problemResponses(...problems, ...settlingProblems, "unknown_member_type"),
  },
});

const check = createRoute({
  method: "post",
  path: "/member-types/{code}/check",
  operationId: "checkMemberType",
  tags,
  summary: "Check what a kind of member would be, without settling it",
  description:
    "For managers and auditors: what it would mean in words, why it cannot stand, and how many accounts would follow the limits, or keep theirs.",
  security: signedIn,
  request: { params: memberTypePath, body: jsonBody(memberTypeChange) },
  responses: {
    200: jsonAnswer("What would come of it.", memberTypeChecked),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_member_type"),
  },
});

const others = createRoute({
  method: "get",
  path: "/member-types/{code}/other-limits",
  operationId: "listOtherLimits",
  tags,
  summary: "List the accounts of this kind that have other limits",
  description:
    "For managers and auditors: set for themselves, beyond the limits of the kind, or about to follow.",
  security: signedIn,
  request: { params: memberTypePath, query: otherLimitsQuery },
  responses: {
    200: jsonAnswer("A page of accounts.", otherLimitsPage),
    ...problemResponses(...signedInProblems, "unknown_member_type"),
  },
});

/** The kinds of member, and what their accounts open with. */
export const memberTypeRoutes = createRouter()
  .openapi(list, async (context) =>
    context.json({ items: await listMemberTypes(context.get("community")) }, 200),
  )
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    return context.json(
      await createMemberType(context.get("community"), caller, context.req.valid("json")),
      201,
    );
  })
  .openapi(change, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { code } = context.req.valid("param");
    return context.json(
      await changeMemberType(context.get("community"), caller, code, context.req.valid("json")),
      200,
    );
  })
  .openapi(check, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const { code } = context.req.valid("param");
    const asked = { code, settings: context.req.valid("json"), language: context.get("language") };
    return context.json(await checkMemberType(context.get("community"), caller, asked), 200);
  })
  .openapi(others, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const { code } = context.req.valid("param");
    return context.json(
      await listOtherLimits(context.get("community"), caller, code, context.req.valid("query")),
      200,
    );
  });
