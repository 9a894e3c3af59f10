import { createRoute } from "@hono/zod-openapi";

import { payoutDetails, payoutRule } from "@mereau/shared/contracts/payouts.ts";
import { redemption, redemptionPath } from "@mereau/shared/contracts/redemptions.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { approveRedemption, withdrawApproval } from "#services/redemptions/approve.ts";
import { findRedemption } from "#services/redemptions/find.ts";
import { changePayTo } from "#services/redemptions/payTo.ts";
import { changePayoutRule, readPayoutRule } from "#services/redemptions/rule.ts";
import { allow, overseeing } from "#services/roles.ts";

const usual = { tags: ["Bank"], security: signedIn };
const answer = { 200: jsonAnswer("The redemption as it stands.", redemption) };
const deciding = [...signedInProblems, "foreign_origin", "unknown_redemption"] as const;
const approving = [...deciding, "already_reversed", "redemption_wired", "redemption_exported"] as const;

const get = createRoute({
  ...usual,
  method: "get",
  path: "/redemptions/{id}",
  operationId: "getRedemption",
  summary: "Read a redemption, who approved it and whether it was wired",
  description: "For those who oversee the community.",
  request: { params: redemptionPath },
  responses: { ...answer, ...problemResponses(...signedInProblems, "unknown_redemption") },
});

const approve = createRoute({
  ...usual,
  method: "put",
  path: "/redemptions/{id}/approval",
  operationId: "approveRedemption",
  summary: "Approve that the euros of a redemption are wired",
  description:
    "For managers, each of them once; not of an account of their own. One is enough below the threshold of `GET /payout-rule`, two different ones from it on.",
  request: { params: redemptionPath },
  responses: { ...answer, ...problemResponses(...approving, "own_benefit") },
});

const withdraw = createRoute({
  ...usual,
  method: "delete",
  path: "/redemptions/{id}/approval",
  operationId: "withdrawRedemptionApproval",
  summary: "Take one’s own approval back",
  description: "For managers, as long as the redemption is neither wired nor in a file for the bank.",
  request: { params: redemptionPath },
  responses: { ...answer, ...problemResponses(...approving) },
});

const payTo = createRoute({
  ...usual,
  method: "put",
  path: "/redemptions/{id}/pay-to",
  operationId: "changePayTo",
  summary: "Say to which bank account the euros of this account’s redemptions are wired",
  description:
    "For managers. It holds for all redemptions of the account from then on. Where it changes, approvals that were given for another bank account are off.",
  request: { params: redemptionPath, body: jsonBody(payoutDetails) },
  responses: { ...answer, ...problemResponses(...deciding, ...bodyProblems) },
});

const rule = createRoute({
  ...usual,
  method: "get",
  path: "/payout-rule",
  operationId: "readPayoutRule",
  summary: "Read from which euros on two managers must approve a redemption",
  description: "For those who oversee the community.",
  responses: { 200: jsonAnswer("The rule.", payoutRule), ...problemResponses(...signedInProblems) },
});

const changeRule = createRoute({
  ...usual,
  method: "put",
  path: "/payout-rule",
  operationId: "changePayoutRule",
  summary: "Settle from which euros on two managers must approve a redemption",
  description: "For administrators.",
  request: { body: jsonBody(payoutRule) },
  responses: {
    200: jsonAnswer("The rule.", payoutRule),
    ...problemResponses(...signedInProblems, ...bodyProblems),
  },
});

/** Who lets the euros of redemptions go out, and where to. */
export const redemptionApprovalRoutes = createRouter()
  .openapi(get, async (context) => {
    allow(requireCaller(context, { scope: "ledger:read" }), overseeing);
    return context.json(await findRedemption(context.get("community"), context.req.valid("param").id), 200);
  })
  .openapi(approve, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    return context.json(await approveRedemption(context.get("community"), caller, id), 200);
  })
  .openapi(withdraw, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    return context.json(await withdrawApproval(context.get("community"), caller, id), 200);
  })
  .openapi(payTo, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await changePayTo(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(rule, async (context) => {
    allow(requireCaller(context, { scope: "ledger:read" }), overseeing);
    return context.json(await readPayoutRule(context.get("community")), 200);
  })
  .openapi(changeRule, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      await changePayoutRule(context.get("community"), caller, context.req.valid("json")),
      200,
    );
  });
