import { and, eq, ne } from "drizzle-orm";

import { account, paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { NewPaymentRequest, PaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { memberAccountId } from "@mereau/shared/membership/account.ts";
import { tillActorFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import { findAccepts } from "#services/auto-accepts/find.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { optionalMinorUnits } from "#services/currencies/minorUnits.ts";
import { noteRequest } from "#services/live/requests.ts";
import { checkParties } from "#services/mandates/parties.ts";
import { findMember } from "#services/members/find.ts";
import { PAYMENT_REQUESTS } from "#services/payment-requests/claim.ts";
import {
  expressRequest,
  newlyOpen,
  readRequest,
  type RequestRow,
  selectRequests,
  unmixed,
} from "#services/payment-requests/find.ts";
import { mixOf } from "#services/payment-requests/mix.ts";
import { tellReceived } from "#services/payment-requests/messages.ts";
import { Refusal } from "#services/refusal.ts";
import { planRun, type Planned, writeAll, writePlanned } from "#services/scheduled/plan.ts";

/**
 * Asks a payer, or whoever has the link, for a payment. The owners, operators and cashiers of `to` may, and those who serve members,
 * in the owner’s name. A payer who has agreed to it before pays at once; any other gets a message.
 * Asked again it answers with the request as it stands. Refuses with the refusals of the parties that can be known before,
 * `unknown_member`, `invalid_input` (a moment that has passed), `no_worth_in_euros`, and `id_reused`.
 */
export async function createPaymentRequest(
  ctx: CommunityContext,
  caller: Caller,
  asked: NewPaymentRequest,
): Promise<PaymentRequest> {
  const actor = await tillActorFor(ctx, caller, asked.to);
  const row = await rowOf(ctx, asked, actor.onBehalfOf ?? caller.member);
  await checkParties(ctx, row);
  const isNew = (await readRequest(ctx, row.id)) === null;
  if (isNew) await writeRequest(ctx, row);
  const [created] = await selectRequests(ctx).where(eq(paymentRequest.id, row.id));
  if (!created || askedFor(created.request) !== askedFor(row)) throw new Refusal("id_reused");
  if (actor.onBehalfOf !== null && isNew)
    await record(ctx, {
      caller,
      onBehalfOf: actor.onBehalfOf,
      action: "payment_request.create",
      subject: row.id,
    });
  return expressRequest(ctx, created);
}

/** Writes a request down with what follows of it. Written already, it stays as it is. */
export async function writeRequest(ctx: CommunityContext, row: RequestRow): Promise<void> {
  if (row.expiresAt !== null && row.expiresAt <= ctx.now)
    throw new Refusal("invalid_input", { fields: [{ field: "expiresAt", code: "in_the_past" }] });
  const plans = await plansOf(ctx, row);
  const writes = [
    ctx.db.insert(paymentRequest).values(row).onConflictDoNothing(),
    ...plans.map((planned) => planRun(ctx, planned)),
  ];
  if (plans.length === 0) await writeAll(ctx, writes);
  else await writePlanned(ctx, Math.min(...plans.map(({ dueAt }) => dueAt)), writes);
  await noteRequest(ctx, row);
}

/** What follows of itself: that it is paid at once, or its payer told; that it expires. */
async function plansOf(ctx: CommunityContext, row: RequestRow): Promise<Planned[]> {
  const run = { work: PAYMENT_REQUESTS, subject: row.id };
  const ends = row.expiresAt === null ? [] : [{ ...run, period: "expire", dueAt: row.expiresAt }];
  const isAccepted = (await findAccepts(ctx, row)).length > 0;
  return [
    ...ends,
    ...(isAccepted ? [{ ...run, period: "auto", dueAt: ctx.now }] : await tellReceived(ctx, row)),
  ];
}

async function rowOf(ctx: CommunityContext, asked: NewPaymentRequest, member: string): Promise<RequestRow> {
  const { member: _, mix, ...request } = asked;
  const { scale } = await findCurrency(ctx, asked.currency);
  const amount = optionalMinorUnits(asked.amount, scale, "amount");
  if (amount === 0) throw new Refusal("amount_out_of_bounds");
  return {
    ...request,
    reference: null,
    from: await payerOf(ctx, asked),
    amount,
    member,
    createdAt: ctx.now,
    ...(mix ? await mixOf(ctx, asked.currency, mix) : unmixed),
    ...newlyOpen,
  };
}

/** The account that is asked to pay, or null. */
async function payerOf(ctx: CommunityContext, asked: NewPaymentRequest): Promise<string | null> {
  const { from, member, currency } = asked;
  if (from === null && member === null) return null;
  const id = from ?? memberAccountId(currency, (await findMember(ctx, member ?? "")).number);
  const [payer] = await ctx.db
    .select()
    .from(account)
    .where(and(eq(account.id, id), ne(account.status, "closed")));
  if (!payer) throw new Refusal("unknown_account");
  return id;
}

const askedFor = (row: RequestRow): string => {
  const { currency, to, from, amount, mixCents, mixLeast, memo, category, expiresAt, member } = row;
  return JSON.stringify([currency, to, from, amount, mixCents, mixLeast, memo, category, expiresAt, member]);
};
