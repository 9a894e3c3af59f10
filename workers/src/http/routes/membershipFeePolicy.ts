import { createRoute } from "@hono/zod-openapi";

import {
  membershipFeePolicy,
  membershipFeePolicyChecked,
  membershipFeePolicyRequest,
} from "@mereau/shared/contracts/settingVersions.ts";
import { membershipFeeSettings } from "@mereau/shared/policies/membershipFee/settings.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, settlingProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeFeePolicy, describeFeePolicy } from "#services/membership-fees/changePolicy.ts";
import { feeSetting } from "#services/membership-fees/setting.ts";
import { checkSetting } from "#services/setting-versions/check.ts";

const usual = { tags: ["Membership fees"], security: signedIn };

const readPolicy = createRoute({
  ...usual,
  security: [],
  method: "get",
  path: "/membership-fee-policy",
  operationId: "readMembershipFeePolicy",
  summary: "Read what members are asked each year",
  description: "Public: applicants want to know what joining costs.",
  responses: {
    200: jsonAnswer("The policy, and what it means.", membershipFeePolicy),
    ...problemResponses("unknown_community"),
  },
});

const changePolicy = createRoute({
  ...usual,
  method: "put",
  path: "/membership-fee-policy",
  operationId: "changeMembershipFeePolicy",
  summary: "Say what members are asked each year",
  description:
    "For administrators. Fees that were asked already keep their amount. Settings that contradict one another are refused, with a sentence for each. With `effectiveAt` they hold from that moment on, and members are told by e-mail.",
  request: { body: jsonBody(membershipFeePolicyRequest) },
  responses: {
    200: jsonAnswer("The policy, and what it means.", membershipFeePolicy),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      ...settlingProblems,
      "unknown_currency",
      "unknown_account",
      "currency_mismatch",
      "amount_out_of_bounds",
    ),
  },
});

const checkPolicy = createRoute({
  ...usual,
  method: "post",
  path: "/membership-fee-policy/check",
  operationId: "checkMembershipFeePolicy",
  summary: "Check what members would be asked, without settling it",
  description: "For managers and auditors: what it would mean in words, and what contradicts what.",
  request: { body: jsonBody(membershipFeeSettings) },
  responses: {
    200: jsonAnswer("What would come of it.", membershipFeePolicyChecked),
    ...problemResponses(...signedInProblems, ...bodyProblems),
  },
});

/** What members are asked each year. */
export const feePolicyRoutes = createRouter()
  .openapi(readPolicy, async (context) =>
    context.json(await describeFeePolicy(context.get("community")), 200),
  )
  .openapi(changePolicy, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const settings = context.req.valid("json");
    return context.json(await changeFeePolicy(context.get("community"), caller, settings), 200);
  })
  .openapi(checkPolicy, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const asked = { settings: context.req.valid("json"), language: context.get("language") };
    return context.json(await checkSetting(context.get("community"), caller, feeSetting, asked), 200);
  });
