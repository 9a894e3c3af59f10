import { createRoute } from "@hono/zod-openapi";

import {
  feeMandate,
  feeMandateRequest,
  feePaymentRequest,
  feeRecordRequest,
  feeRefundRequest,
  feeWaiverRequest,
  membershipFee,
  membershipFeePath,
} from "@mereau/shared/contracts/membershipFees.ts";
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
  commandProblems,
  mandateProblems,
  paymentProblems,
  signedInProblems,
} from "#http/routes/usualProblems.ts";
import { giveFeeMandate, readFeeMandate, revokeFeeMandate } from "#services/membership-fees/mandate.ts";
import { payFee } from "#services/membership-fees/pay.ts";
import { recordFeePayment } from "#services/membership-fees/record.ts";
import { refundFee } from "#services/membership-fees/refund.ts";
import { waiveFee } from "#services/membership-fees/waive.ts";

const usual = { tags: ["Membership fees"], security: signedIn };
const answer = { 200: jsonAnswer("The fee as it stands.", membershipFee) };
const feeProblems = [
  ...commandProblems,
  "unknown_membership_fee",
  "fee_settled",
  "fee_below_minimum",
  "amount_out_of_bounds",
] as const;

const pay = createRoute({
  ...usual,
  method: "post",
  path: "/membership-fees/{id}/payment",
  operationId: "payMembershipFee",
  summary: "Pay a membership fee from an account",
  description:
    "For the member, from an account that they own or operate, and for those who serve members. It goes to the pot `payTo`; a signature, where one is asked for, is over a payment to it under this id. Whatever is asked at the same moment, a fee is paid once.",
  request: { params: membershipFeePath, body: jsonBody(feePaymentRequest) },
  responses: {
    ...answer,
    ...problemResponses(...paymentProblems, ...feeProblems, "fee_not_from_accounts"),
  },
});

const record = createRoute({
  ...usual,
  method: "post",
  path: "/membership-fees/{id}/record",
  operationId: "recordMembershipFee",
  summary: "Write down that a membership fee was paid at the desk or by bank",
  description: "For those who serve members. A suspension for it is lifted.",
  request: { params: membershipFeePath, body: jsonBody(feeRecordRequest) },
  responses: { ...answer, ...problemResponses(...feeProblems) },
});

const waive = createRoute({
  ...usual,
  method: "post",
  path: "/membership-fees/{id}/waiver",
  operationId: "waiveMembershipFee",
  summary: "Ask for a membership fee no longer",
  description: "For managers, with the reason. A suspension for it is lifted.",
  request: { params: membershipFeePath, body: jsonBody(feeWaiverRequest) },
  responses: {
    ...answer,
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_membership_fee",
      "fee_settled",
      "unavailable",
    ),
  },
});

const refund = createRoute({
  ...usual,
  method: "post",
  path: "/membership-fees/{id}/refund",
  operationId: "refundMembershipFee",
  summary: "Give a membership fee back, or strike out one that was recorded by mistake",
  description:
    "For managers, with the reason. What was paid from an account returns by a reversal. The fee is owed again, until it is paid otherwise or waived.",
  request: { params: membershipFeePath, body: jsonBody(feeRefundRequest) },
  responses: {
    ...answer,
    ...problemResponses(
      ...commandProblems,
      "unknown_membership_fee",
      "fee_not_paid",
      "already_refunded",
      "insufficient_funds",
      "balance_cap_exceeded",
      "account_closed",
    ),
  },
});

const readMandate = createRoute({
  ...usual,
  method: "get",
  path: "/membership-fee-mandate",
  operationId: "readMembershipFeeMandate",
  summary: "See whether one’s own fees are paid of themselves",
  responses: {
    200: jsonAnswer("What one has agreed to; null: nothing.", feeMandate),
    ...problemResponses("unauthenticated", "scope_missing"),
  },
});

const giveMandate = createRoute({
  ...usual,
  method: "put",
  path: "/membership-fee-mandate",
  operationId: "giveMembershipFeeMandate",
  summary: "Agree that one’s own fees are paid of themselves",
  description:
    "From an account that one owns or operates, each up to so much. It holds until it is taken back, or one may no longer pay from the account.",
  request: { body: jsonBody(feeMandateRequest) },
  responses: {
    200: jsonAnswer("What one has agreed to.", feeMandate),
    ...problemResponses(...mandateProblems, "fee_not_from_accounts"),
  },
});

const revokeMandate = createRoute({
  ...usual,
  method: "delete",
  path: "/membership-fee-mandate",
  operationId: "revokeMembershipFeeMandate",
  summary: "Pay one’s fees oneself again",
  responses: {
    200: jsonAnswer("Nothing is agreed any more.", feeMandate),
    ...problemResponses("unauthenticated", "scope_missing", "foreign_origin"),
  },
});

/** How membership fees are paid. */
export const feeRoutes = createRouter()
  .openapi(pay, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const { id } = context.req.valid("param");
    return context.json(await payFee(context.get("community"), caller, id, context.req.valid("json")), 200);
  })
  .openapi(record, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    const asked = context.req.valid("json");
    return context.json(await recordFeePayment(context.get("community"), caller, id, asked), 200);
  })
  .openapi(waive, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    const { reason } = context.req.valid("json");
    return context.json(await waiveFee(context.get("community"), caller, id, reason), 200);
  })
  .openapi(refund, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await refundFee(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(readMandate, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(await readFeeMandate(context.get("community"), caller), 200);
  })
  .openapi(giveMandate, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    const asked = context.req.valid("json");
    return context.json(await giveFeeMandate(context.get("community"), caller, asked), 200);
  })
  .openapi(revokeMandate, async (context) => {
    const caller = requireCaller(context, { scope: "transfers:write" });
    return context.json(await revokeFeeMandate(context.get("community"), caller), 200);
  });
