import { and, eq, isNull } from "drizzle-orm";

import { paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { PaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressRequest, findRequest, type RequestRow } from "#services/payment-requests/find.ts";
import { tellClosed } from "#services/payment-requests/messages.ts";
import { Refusal } from "#services/refusal.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";

/**
 * Refuses to pay what was asked for; whoever asked is told. Those who may pay from the account that is asked may. Asked again it answers
 * the same. Refuses with `unknown_payment_request`, `forbidden`, and `request_closed`, also while it is just being paid.
 */
export async function refuseRequest(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  reason: string | null,
): Promise<PaymentRequest> {
  const { request } = await findRequest(ctx, caller, id);
  const { from } = request;
  if (from === null) throw new Refusal("forbidden");
  const { onBehalfOf } = await actorFor(ctx, caller, from);
  await close(ctx, request, "refused", reason);
  const told = tellClosed(ctx, request, { by: from, amount: request.amount, how: "refused", reason });
  await writePlanned(ctx, ctx.now, [planRun(ctx, told)]);
  if (onBehalfOf !== null)
    await record(ctx, { caller, onBehalfOf, action: "payment_request.refuse", subject: id });
  return expressRequest(ctx, await findRequest(ctx, caller, id));
}

/** Takes a request back. Those who may use the payee’s account may. Otherwise as `refuseRequest`. */
export async function cancelRequest(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<PaymentRequest> {
  const { request } = await findRequest(ctx, caller, id);
  const { onBehalfOf } = await actorFor(ctx, caller, request.to);
  await close(ctx, request, "cancelled", null);
  if (onBehalfOf !== null)
    await record(ctx, { caller, onBehalfOf, action: "payment_request.cancel", subject: id });
  return expressRequest(ctx, await findRequest(ctx, caller, id));
}

async function close(
  { db, now }: CommunityContext,
  request: RequestRow,
  state: "refused" | "cancelled",
  reason: string | null,
): Promise<void> {
  const closed = await db
    .update(paymentRequest)
    .set({ state, reason, closedAt: now })
    .where(
      and(
        eq(paymentRequest.id, request.id),
        eq(paymentRequest.state, "open"),
        isNull(paymentRequest.transfer),
      ),
    )
    .returning({ id: paymentRequest.id });
  if (closed.length === 0 && request.state !== state) throw new Refusal("request_closed");
}
