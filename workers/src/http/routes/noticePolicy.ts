import { createRoute } from "@hono/zod-openapi";

import { noticePolicy, noticePolicyRequest } from "@mereau/shared/contracts/settingVersions.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, settlingProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeNotice, describeNotice } from "#services/setting-versions/noticePolicy.ts";

const tags = ["Settings"];

const read = createRoute({
  method: "get",
  path: "/notice-policy",
  operationId: "readNoticePolicy",
  tags,
  summary: "Read how long before they hold changes of the community’s rules are told",
  description: "Public. It is about membership, membership fees, kinds of member, and itself.",
  security: [],
  responses: {
    200: jsonAnswer("The notice, and what it means.", noticePolicy),
    ...problemResponses("unknown_community"),
  },
});

const change = createRoute({
  method: "put",
  path: "/notice-policy",
  operationId: "changeNoticePolicy",
  tags,
  summary: "Settle how long before they hold changes of the community’s rules are told",
  description: "For administrators. The notice in force holds for its own change too.",
  security: signedIn,
  request: { body: jsonBody(noticePolicyRequest) },
  responses: {
    200: jsonAnswer("The notice, and what it means.", noticePolicy),
    ...problemResponses(...signedInProblems, ...bodyProblems, ...settlingProblems),
  },
});

/** How long before they hold changes of the community’s own rules are told. */
export const noticePolicyRoutes = createRouter()
  .openapi(read, async (context) => context.json(await describeNotice(context.get("community")), 200))
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    return context.json(await changeNotice(context.get("community"), caller, context.req.valid("json")), 200);
  });
