import { eq } from "drizzle-orm";

import { accountProfile, paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { PaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayReadOneOf, roleOn } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";
import { expressBeside } from "#services/payment-requests/beside.ts";
import { expressMix } from "#services/payment-requests/mix.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

export type RequestRow = typeof paymentRequest.$inferSelect;

/** What is not yet of a request that is just being made. */
export const newlyOpen = {
  state: "open",
  transfer: null,
  payer: null,
  claimedAt: null,
  closedAt: null,
  reason: null,
  besideCents: null,
  besideMeans: null,
} as const;

/** Of a request whose price is in the currency alone. */
export const unmixed = { mixCents: null, mixWhole: null, mixLeast: null } as const;

/** A request with the name of its payee, and what undid its payment. */
export type NamedRow = { request: RequestRow; toName: string | null; reversal: PaymentRequest["reversal"] };

/** Requests with the names of their payees, and what undid their payments; which ones is the caller’s to say. */
export const selectRequests = ({ db }: CommunityContext) =>
  db
    .select({ request: paymentRequest, toName: accountProfile.name, reversal: toldReversal })
    .from(paymentRequest)
    .leftJoin(accountProfile, eq(accountProfile.account, paymentRequest.to))
    .leftJoin(reversal, undoes(paymentRequest.transfer));

/** How what is asked for is named in the transfer that pays it. */
export const referenceOf = ({ id, reference }: RequestRow): string => reference ?? `payment-requests/${id}`;

/** True once a request’s moment has passed, also while nobody has written it down yet. */
const hasExpired = ({ expiresAt }: RequestRow, now: number): boolean =>
  expiresAt !== null && now >= expiresAt;

/** A request as the API shows it. One that is just being paid is still open; `reversed` is what the ledger says of its payment. */
export async function expressRequest(
  ctx: CommunityContext,
  { request, toName, reversal: undone }: NamedRow,
): Promise<PaymentRequest> {
  const { id, currency, to, from, memo, category, expiresAt, member, createdAt, closedAt, reason } = request;
  const { transfer, amount } = request;
  const scale = await scaleOf(ctx, currency);
  const isLate = request.state === "open" && transfer === null && hasExpired(request, ctx.now);
  const isPaid = request.state === "paid";
  const stands = isPaid && undone ? "reversed" : request.state;
  return {
    id,
    currency,
    to,
    toName,
    from,
    memo,
    category,
    expiresAt,
    member,
    createdAt,
    closedAt,
    reason,
    state: isLate ? "expired" : stands,
    amount: amount === null ? null : formatAmount(amount, scale),
    mix: expressMix(request, scale),
    eurosBeside: isPaid ? expressBeside(request) : null,
    transfer: isPaid ? transfer : null,
    reversal: isPaid ? undone : null,
  };
}

/** A request, whoever asks. */
export async function readRequest({ db }: CommunityContext, id: string): Promise<RequestRow | null> {
  const [row] = await db.select().from(paymentRequest).where(eq(paymentRequest.id, id));
  return row ?? null;
}

/**
 * A request that the caller may see: every member one that names no payer, since they have its link; else its parties,
 * those who oversee, and the cashier who asked for it. Everybody else gets `unknown_payment_request`, as if there were none.
 */
export async function findRequest(ctx: CommunityContext, caller: Caller, id: string): Promise<NamedRow> {
  const [row] = await selectRequests(ctx).where(eq(paymentRequest.id, id));
  if (!row) throw new Refusal("unknown_payment_request");
  const { from, to, member } = row.request;
  if (from === null || (await mayReadOneOf(ctx, caller, [from, to]))) return row;
  if (member === caller.member && (await roleOn(ctx, caller, to)) === "cashier") return row;
  throw new Refusal("unknown_payment_request");
}
