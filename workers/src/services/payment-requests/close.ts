import { and, eq, isNull } from "drizzle-orm";

import { paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { PaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { actorFor, tillActorFor } from "#services/accounts/authorise.ts";
import { recordOnBehalf } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { noteRequest } from "#services/live/requests.ts";
import {
  expressRequest,
  findRequest,
  readRequest,
  type RequestRow,
} from "#services/payment-requests/find.ts";
import { tellClosed } from "#services/payment-requests/messages.ts";
import { Refusal } from "#services/refusal.ts";
import { planRun, type Write, writeAll, writePlanned } from "#services/scheduled/plan.ts";

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
  const done = { caller, onBehalfOf, action: "payment_request.refuse", subject: id };
  await close(ctx, request, { state: "refused", reason }, recordOnBehalf(ctx, done));
  const told = tellClosed(ctx, request, { by: from, amount: request.amount, how: "refused", reason });
  await writePlanned(ctx, ctx.now, [planRun(ctx, told)]);
  return expressRequest(ctx, await findRequest(ctx, caller, id));
}

/** Takes a request back. Those who may use the payee’s account may, and the cashier who asked for it. Otherwise as `refuseRequest`. */
export async function cancelRequest(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<PaymentRequest> {
  const { request } = await findRequest(ctx, caller, id);
  const acts = request.member === caller.member ? tillActorFor : actorFor;
  const { onBehalfOf } = await acts(ctx, caller, request.to);
  const done = { caller, onBehalfOf, action: "payment_request.cancel", subject: id };
  await close(ctx, request, { state: "cancelled", reason: null }, recordOnBehalf(ctx, done));
  return expressRequest(ctx, await findRequest(ctx, caller, id));
}

/** Closes it where it is open and nobody is just paying it; what is to be recorded of that is written with it. */
async function close(
  ctx: CommunityContext,
  request: RequestRow,
  closed: { state: "refused" | "cancelled"; reason: string | null },
  records: readonly Write[],
): Promise<void> {
  const { id } = request;
  await writeAll(ctx, [
    ctx.db
      .update(paymentRequest)
      .set({ ...closed, closedAt: ctx.now })
      .where(
        and(eq(paymentRequest.id, id), eq(paymentRequest.state, "open"), isNull(paymentRequest.transfer)),
      ),
    ...records,
  ]);
  if ((await readRequest(ctx, id))?.state !== closed.state) throw new Refusal("request_closed");
  await noteRequest(ctx, request);
}
