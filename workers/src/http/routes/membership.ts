import { createRoute } from "@hono/zod-openapi";

import { memberPath } from "@mereau/shared/contracts/members.ts";
import { membership, revocationRequest } from "@mereau/shared/contracts/membership.ts";
import {
  membershipPolicy,
  membershipPolicyChecked,
  membershipPolicyRequest,
} from "@mereau/shared/contracts/settingVersions.ts";
import { membershipSettings } from "@mereau/shared/policies/membership/settings.ts";
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
  settlingProblems,
  signedInProblems,
} from "#http/routes/usualProblems.ts";
import { checkMembershipPolicy } from "#services/membership/checkPolicy.ts";
import { changeMembershipPolicy, describeMembershipPolicy } from "#services/membership/changePolicy.ts";
import { recogniseFounder } from "#services/membership/founder.ts";
import { getMembership } from "#services/membership/get.ts";
import { renewMembership } from "#services/membership/renew.ts";
import { revokeMembership } from "#services/membership/revoke.ts";

const usual = { tags: ["Membership"], security: signedIn };
const problems = [...signedInProblems, "foreign_origin", ...ledgerProblems, "unknown_member"] as const;

const readPolicy = createRoute({
  method: "get",
  path: "/membership-policy",
  operationId: "readMembershipPolicy",
  tags: ["Membership"],
  summary: "Read who is a recognised member here",
  description: "Public: applicants want to know how one joins.",
  security: [],
  responses: {
    200: jsonAnswer("The policy, and what it means in words.", membershipPolicy),
    ...problemResponses("unknown_community"),
  },
});

const changePolicy = createRoute({
  ...usual,
  method: "put",
  path: "/membership-policy",
  operationId: "changeMembershipPolicy",
  summary: "Settle who is a recognised member",
  description:
    "For administrators. Nobody loses at once what they have: where more certifications are asked for than before, members have as long as a certification lasts to gather them. With `effectiveAt` it holds from that moment on, and members are told by e-mail.",
  request: { body: jsonBody(membershipPolicyRequest) },
  responses: {
    200: jsonAnswer("The policy, and what it means in words.", membershipPolicy),
    ...problemResponses(...signedInProblems, ...bodyProblems, ...settlingProblems),
  },
});

const checkPolicy = createRoute({
  ...usual,
  method: "post",
  path: "/membership-policy/check",
  operationId: "checkMembershipPolicy",
  summary: "Check who would be a recognised member, without settling it",
  description:
    "For managers and auditors: what it would mean in words, what contradicts what, and how many members it concerns.",
  request: { body: jsonBody(membershipSettings) },
  responses: {
    200: jsonAnswer("What would come of it.", membershipPolicyChecked),
    ...problemResponses(...signedInProblems, ...bodyProblems),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/members/{id}/membership",
  operationId: "getMembership",
  summary: "See whether somebody is a recognised member, and what they lack",
  description: "For every member: who certifies others wants to know.",
  request: { params: memberPath },
  responses: {
    200: jsonAnswer("Where they stand.", membership),
    ...problemResponses(...signedInProblems, "unknown_member"),
  },
});

const renew = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/membership/renewal",
  operationId: "renewMembership",
  summary: "Renew a membership, or claim it",
  description:
    "Within the renewal window it lasts on from its expiry. Somebody who is not recognised, or no longer, claims membership by the same. For oneself, unless the managers renew; managers may for anybody.",
  request: { params: memberPath },
  responses: {
    200: jsonAnswer("Where they stand now.", membership),
    ...problemResponses(
      ...problems,
      "member_not_active",
      "already_decided",
      "unknown_member_type",
      "renewed_by_managers",
      "membership_revoked",
      "renewal_too_early",
      "membership_rules_unmet",
    ),
  },
});

const revoke = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/membership/revocation",
  operationId: "revokeMembership",
  summary: "End a membership",
  description:
    "One’s own, or as a manager another’s, with a reason. Accounts stay; the dividend stops. What a manager ended, managers alone restore.",
  request: { params: memberPath, body: jsonBody(revocationRequest) },
  responses: {
    200: jsonAnswer("Where they stand now.", membership),
    ...problemResponses(...problems, "malformed_json", "unsupported_media_type"),
  },
});

const found = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/membership/founding",
  operationId: "recogniseFounder",
  summary: "Recognise a founding member of a web of trust",
  description:
    "For administrators, while there are fewer recognised members than `founders`. It stands in for the certifications that they lack as long as a certification lasts.",
  request: { params: memberPath },
  responses: {
    200: jsonAnswer("Where they stand now.", membership),
    ...problemResponses(
      ...problems,
      "member_not_active",
      "already_decided",
      "unknown_member_type",
      "founders_enough",
    ),
  },
});

/** Who is a recognised member, by which rules, and for how long. */
export const membershipRoutes = createRouter()
  .openapi(readPolicy, async (context) =>
    context.json(await describeMembershipPolicy(context.get("community")), 200),
  )
  .openapi(changePolicy, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const settings = context.req.valid("json");
    return context.json(await changeMembershipPolicy(context.get("community"), caller, settings), 200);
  })
  .openapi(checkPolicy, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const asked = { settings: context.req.valid("json"), language: context.get("language") };
    return context.json(await checkMembershipPolicy(context.get("community"), caller, asked), 200);
  })
  .openapi(get, async (context) => {
    requireCaller(context, { scope: "members:read" });
    return context.json(await getMembership(context.get("community"), context.req.valid("param").id), 200);
  })
  .openapi(renew, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(await renewMembership(context.get("community"), caller, id), 200);
  })
  .openapi(revoke, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await revokeMembership(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(found, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(await recogniseFounder(context.get("community"), caller, id), 200);
  });
