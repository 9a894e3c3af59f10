import { createRoute } from "@hono/zod-openapi";

import { refundRequest } from "@mereau/shared/contracts/refunds.ts";
import { transfer, transferPath } from "@mereau/shared/contracts/transfers.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { paymentProblems } from "#http/routes/usualProblems.ts";
import { giveRefund } from "#services/refunds/give.ts";

const give = createRoute({
  tags: ["Transfers"],
  security: signedIn,
  method: "post",
  path: "/transfers/{id}/refund",
  operationId: "refundTransfer",
  summary: "Give a payment back, in part or whole",
  description:
    "For the owners and operators of the payee’s account, for its cashiers within their limits and a day, and for those who serve members, in the owner’s name. An ordinary payment back to the payer: what policies took of the first one stays taken. All together never come to more than the payment.",
  request: { params: transferPath, body: jsonBody(refundRequest) },
  responses: {
    201: jsonAnswer("The transfer that gives it back.", transfer),
    ...problemResponses(
      ...paymentProblems,
      "own_benefit",
      "unknown_transfer",
      "not_refundable",
      "already_reversed",
      "refund_too_late",
      "refund_too_large",
    ),
  },
});

/** Giving payments back. */
export const refundRoutes = createRouter().openapi(give, async (context) => {
  const caller = requireCaller(context, { scope: "transfers:write" });
  const { id } = context.req.valid("param");
  const asked = context.req.valid("json");
  return context.json(await giveRefund(context.get("community"), caller, id, asked), 201);
});
