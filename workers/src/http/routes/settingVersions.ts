import { createRoute } from "@hono/zod-openapi";

import { memberTypePath } from "@mereau/shared/contracts/memberTypes.ts";
import {
  memberTypeVersionPath,
  settingVersion,
  settingVersionPage,
  settingVersionPath,
  settingVersionsQuery,
} from "@mereau/shared/contracts/settingVersions.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { ledgerProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { memberTypeSetting } from "#services/member-types/setting.ts";
import { feeSetting } from "#services/membership-fees/setting.ts";
import { membershipSetting } from "#services/membership/setting.ts";
import { noticeSetting } from "#services/setting-versions/notice.ts";
import { listSettingVersions } from "#services/setting-versions/read.ts";
import { withdrawSetting } from "#services/setting-versions/withdraw.ts";

const listing = {
  method: "get" as const,
  description: "Public, newest first: what was settled, by whom, what held before, and what became of it.",
  security: [],
};

const listed = {
  200: jsonAnswer("A page of versions.", settingVersionPage),
  ...problemResponses("invalid_input"),
};

const withdrawing = {
  method: "delete" as const,
  description: "For administrators, until its moment has come. Members are told that it will not take place.",
  security: signedIn,
};

const withdrawProblems = [
  ...signedInProblems,
  ...ledgerProblems,
  "foreign_origin",
  "unknown_version",
  "version_in_force",
] as const;

const withdrawn = {
  200: jsonAnswer("The version as it stands now.", settingVersion),
  ...problemResponses(...withdrawProblems),
};

const listTypeVersions = createRoute({
  ...listing,
  path: "/member-types/{code}/versions",
  operationId: "listMemberTypeVersions",
  tags: ["Member types"],
  summary: "List every version of a kind of member",
  request: { params: memberTypePath, query: settingVersionsQuery },
  responses: { ...listed, ...problemResponses("invalid_input", "unknown_member_type") },
});

const withdrawTypeVersion = createRoute({
  ...withdrawing,
  path: "/member-types/{code}/versions/{version}",
  operationId: "withdrawMemberTypeVersion",
  tags: ["Member types"],
  summary: "Withdraw an announced change of a kind of member",
  request: { params: memberTypeVersionPath },
  responses: { ...withdrawn, ...problemResponses(...withdrawProblems) },
});

/** The subjects of which a community has one. */
const fixed = [
  {
    setting: membershipSetting,
    path: "/membership-policy",
    name: "MembershipPolicy",
    what: "who is a recognised member",
    tags: ["Membership"],
    scope: "members:write",
  },
  {
    setting: feeSetting,
    path: "/membership-fee-policy",
    name: "MembershipFeePolicy",
    what: "what members are asked",
    tags: ["Membership fees"],
    scope: "members:write",
  },
  {
    setting: noticeSetting,
    path: "/notice-policy",
    name: "NoticePolicy",
    what: "how long before changes are told",
    tags: ["Settings"],
    scope: undefined,
  },
] as const;

/** What was settled about the community, version by version: read by all, withdrawn by administrators. */
export const settingVersionRoutes = createRouter()
  .openapi(listTypeVersions, async (context) => {
    const setting = memberTypeSetting(context.req.valid("param").code);
    const query = context.req.valid("query");
    return context.json(await listSettingVersions(context.get("community"), setting, query), 200);
  })
  .openapi(withdrawTypeVersion, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { code, version } = context.req.valid("param");
    const setting = memberTypeSetting(code);
    return context.json(await withdrawSetting(context.get("community"), caller, setting, version), 200);
  });

for (const { setting, path, name, what, tags, scope } of fixed) {
  const list = createRoute({
    ...listing,
    path: `${path}/versions`,
    operationId: `list${name}Versions`,
    tags: [...tags],
    summary: `List every version of ${what}`,
    request: { query: settingVersionsQuery },
    responses: listed,
  });
  const withdraw = createRoute({
    ...withdrawing,
    path: `${path}/versions/{version}`,
    operationId: `withdraw${name}Version`,
    tags: [...tags],
    summary: `Withdraw an announced change of ${what}`,
    request: { params: settingVersionPath },
    responses: withdrawn,
  });
  settingVersionRoutes.openapi(list, async (context) => {
    const query = context.req.valid("query");
    return context.json(await listSettingVersions(context.get("community"), setting, query), 200);
  });
  settingVersionRoutes.openapi(withdraw, async (context) => {
    const caller = requireCaller(context, scope === undefined ? {} : { scope });
    const { version } = context.req.valid("param");
    return context.json(await withdrawSetting(context.get("community"), caller, setting, version), 200);
  });
}
