import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";

import {
  departure,
  leavingConfirmation,
  leavingNotice,
  leavingOnPaper,
} from "@mereau/shared/contracts/leaving.ts";
import { memberPath } from "@mereau/shared/contracts/members.ts";
import { beside } from "#http/beside.ts";
import {
  createRouter,
  type HttpEnv,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { deleteSessionCookie } from "#http/sessionCookie.ts";
import { paymentProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { leave, type Left } from "#services/leaving/leave.ts";
import { requestLeaving } from "#services/leaving/notice.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { sealingKey } from "#services/secrets/seal.ts";

const usual = { tags: ["Personal data"], security: signedIn };
const people = "Only for people who are signed in themselves: no API key opens it.";
const confirming = problemResponses(
  ...paymentProblems,
  "own_benefit",
  "unknown_member",
  "member_not_active",
  "confirmation_wrong",
  "leaving_balance",
  "leaving_debt",
  "leaving_holds",
  "account_not_empty",
  "last_admin",
);
const asking = problemResponses(...signedInProblems, "foreign_origin", "unknown_member", "member_not_active");

const request = createRoute({
  ...usual,
  method: "post",
  path: "/me/leaving",
  operationId: "requestLeaving",
  summary: "See what leaving would mean, and get the code that confirms it",
  description: `Changes nothing. ${people}`,
  responses: { 200: jsonAnswer("What leaving would do.", leavingNotice), ...asking },
});

const confirm = createRoute({
  ...usual,
  method: "post",
  path: "/me/leaving/confirmation",
  operationId: "confirmLeaving",
  summary: "Leave the community, and have one’s data erased",
  description: `Balances go to \`giveTo\`, or are refused; accounts are closed, what was under way ends, and name, addresses and photo are erased. It cannot be undone. Asked again, with the session gone, the code alone gets the same answer. ${people}`,
  request: { body: jsonBody(leavingConfirmation) },
  responses: { 200: jsonAnswer("Gone.", departure), ...confirming },
});

const requestOnPaper = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/leaving",
  operationId: "requestMemberLeaving",
  summary: "See what it would mean if a member left",
  description: `For managers, when a member asks on paper. Changes nothing. ${people}`,
  request: { params: memberPath },
  responses: { 200: jsonAnswer("What leaving would do.", leavingNotice), ...asking },
});

const confirmOnPaper = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/leaving/confirmation",
  operationId: "confirmMemberLeaving",
  summary: "Let a member go who asked for it on paper",
  description: `For managers, with the reason: both names stand in the audit. ${people}`,
  request: { params: memberPath, body: jsonBody(leavingOnPaper) },
  responses: { 200: jsonAnswer("Gone.", departure), ...confirming },
});

const keyOf = (context: Context<HttpEnv>) => sealingKey(context.get("settings").SEALING_KEY);

/** The last letter is written beside the answer: nothing waits for it, and leaving stands without it. */
function writeLast(context: Context<HttpEnv>, { farewell }: Left): void {
  if (farewell) beside(context, farewell(createMailer(context.get("settings"))));
}

/** Leaving, and what becomes of what is known of a person. */
export const leavingRoutes = createRouter()
  .openapi(request, async (context) => {
    const caller = requireCaller(context);
    const asked = { member: caller.member, sealingKey: keyOf(context) };
    return context.json(await requestLeaving(context.get("community"), caller, asked), 200);
  })
  .openapi(confirm, async (context) => {
    const known = context.get("caller");
    const caller = known && requireCaller(context);
    const community = context.get("community");
    const asked = { request: context.req.valid("json"), sealingKey: keyOf(context) };
    const left = await leave(community, caller, asked);
    writeLast(context, left);
    deleteSessionCookie(context, community.slug);
    return context.json(left.departure, 200);
  })
  .openapi(requestOnPaper, async (context) => {
    const caller = requireCaller(context);
    const asked = { member: context.req.valid("param").id, sealingKey: keyOf(context) };
    return context.json(await requestLeaving(context.get("community"), caller, asked), 200);
  })
  .openapi(confirmOnPaper, async (context) => {
    const caller = requireCaller(context);
    const member = context.req.valid("param").id;
    const asked = { request: context.req.valid("json"), sealingKey: keyOf(context), member };
    const left = await leave(context.get("community"), caller, asked);
    writeLast(context, left);
    return context.json(left.departure, 200);
  });
