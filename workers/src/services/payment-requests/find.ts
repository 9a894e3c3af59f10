import { eq } from "drizzle-orm";

import { accountProfile, paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { PaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayReadOneOf } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";

export type RequestRow = typeof paymentRequest.$inferSelect;

/** A request with the name of its payee. */
export type NamedRow = { request: RequestRow; toName: string | null };

/** Requests with the names of their payees; which ones is the caller’s to say. */
export const selectRequests = ({ db }: CommunityContext) =>
  db
    .select({ request: paymentRequest, toName: accountProfile.name })
    .from(paymentRequest)
    .leftJoin(accountProfile, eq(accountProfile.account, paymentRequest.to));

/** How what is asked for is named in the transfer that pays it. */
export const referenceOf = ({ id, reference }: RequestRow): string => reference ?? `payment-requests/${id}`;

/** True once a request’s moment has passed, also while nobody has written it down yet. */
const hasExpired = ({ expiresAt }: RequestRow, now: number): boolean =>
  expiresAt !== null && now >= expiresAt;

/** A request as the API shows it. One that is just being paid is still open. */
export async function expressRequest(
  ctx: CommunityContext,
  { request, toName }: NamedRow,
): Promise<PaymentRequest> {
  const { payer: _, claimedAt: __, reference: ___, transfer, amount, ...shown } = request;
  const isLate = request.state === "open" && transfer === null && hasExpired(request, ctx.now);
  return {
    ...shown,
    toName,
    state: isLate ? "expired" : request.state,
    amount: amount === null ? null : formatAmount(amount, await scaleOf(ctx, request.currency)),
    transfer: request.state === "paid" ? transfer : null,
  };
}

/** A request, whoever asks. */
export async function readRequest({ db }: CommunityContext, id: string): Promise<RequestRow | null> {
  const [row] = await db.select().from(paymentRequest).where(eq(paymentRequest.id, id));
  return row ?? null;
}

/**
 * A request that the caller may see: every member one that names no payer, since they have its link; else its parties, and
 * those who oversee. Everybody else gets `unknown_payment_request`, as if there were none.
 */
export async function findRequest(ctx: CommunityContext, caller: Caller, id: string): Promise<NamedRow> {
  const [row] = await selectRequests(ctx).where(eq(paymentRequest.id, id));
  if (!row) throw new Refusal("unknown_payment_request");
  const { from, to } = row.request;
  if (from !== null && !(await mayReadOneOf(ctx, caller, [from, to])))
    throw new Refusal("unknown_payment_request");
  return row;
}
