import { and, eq, gt, inArray, isNull, or, type SQL } from "drizzle-orm";

import { jobRun, paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { soldWrites } from "#services/kiosks/sold.ts";
import { noteRequest } from "#services/live/requests.ts";
import { readRequest, referenceOf, type RequestRow } from "#services/payment-requests/find.ts";
import { tellClosed } from "#services/payment-requests/messages.ts";
import { planRun, type Planned, type Write, writeAll } from "#services/scheduled/plan.ts";
import { settleOutcome } from "#services/transfers/outcome.ts";
import { isUndone } from "#services/transfers/undone.ts";

/*
 * A request is paid by one transfer at most. Before a transfer is asked of the ledger the request is claimed for its id, in
 * one statement, and while the claim stands no other is asked. The claim ends when the ledger has answered. Where nobody is left to hear
 * the answer, a run of scheduled work asks for it later, and makes sure that it cannot change any more.
 */

/** The scheduled work of payment requests. */
export const PAYMENT_REQUESTS = "payment_requests";

/** After this long nobody waits for the ledger’s answer any more. */
const CLAIM_MS = 60_000;

type Claim = { transfer: string; payer: string };

/** What is paid in euros beside it, where anything is. */
export type Beside = Pick<RequestRow, "besideCents" | "besideMeans">;

const nothingBeside: Beside = { besideCents: null, besideMeans: null };

const settlePeriod = (id: string): string => `settle ${id}`;

const settleRun = (ctx: CommunityContext, request: string, id: string): Planned => ({
  work: PAYMENT_REQUESTS,
  subject: request,
  period: settlePeriod(id),
  dueAt: ctx.now + CLAIM_MS,
});

const isClaimed = (request: string, { transfer: id, payer }: Claim) =>
  and(
    eq(paymentRequest.id, request),
    eq(paymentRequest.state, "open"),
    eq(paymentRequest.transfer, id),
    eq(paymentRequest.payer, payer),
  );

/**
 * Claims an open request for this transfer; asked again for the same one it is claimed still. One that was refused or taken back,
 * or whose payment was reversed, is open again where `reopens` holds. False where it is closed, has expired, or is claimed for another.
 */
export async function claimRequest(
  ctx: CommunityContext,
  request: string,
  claim: Claim,
  { reopens, beside = nothingBeside }: { reopens?: SQL | undefined; beside?: Beside } = {},
): Promise<boolean> {
  const { db, now } = ctx;
  const isOpen = and(
    eq(paymentRequest.state, "open"),
    or(isNull(paymentRequest.expiresAt), gt(paymentRequest.expiresAt, now)),
  );
  const isUnclaimed = isNull(paymentRequest.transfer);
  const isClosed = or(
    and(isUnclaimed, inArray(paymentRequest.state, ["refused", "cancelled"])),
    and(eq(paymentRequest.state, "paid"), isUndone(paymentRequest.transfer)),
  );
  const isFree = and(
    eq(paymentRequest.id, request),
    or(and(isUnclaimed, isOpen), reopens && and(isClosed, reopens)),
  );
  await writeAll(ctx, [
    db
      .update(paymentRequest)
      .set({ ...claim, ...beside, claimedAt: now, state: "open", closedAt: null, reason: null })
      .where(isFree),
    planRun(ctx, settleRun(ctx, request, claim.transfer)),
  ]);
  const row = await readRequest(ctx, request);
  return row?.state === "open" && row.transfer === claim.transfer && row.payer === claim.payer;
}

/** When a claim made now is looked into: told to the ledger’s alarm before it is made. */
export const claimEnds = ({ now }: CommunityContext): number => now + CLAIM_MS;

const forgetSettling = ({ db }: CommunityContext, request: string, id: string): Write =>
  db
    .delete(jobRun)
    .where(
      and(
        eq(jobRun.work, PAYMENT_REQUESTS),
        eq(jobRun.subject, request),
        eq(jobRun.period, settlePeriod(id)),
        isNull(jobRun.startedAt),
      ),
    );

/** The writes after the ledger has accepted the transfer: the request is paid, and whoever asked is told. */
export const paidWrites = (
  ctx: CommunityContext,
  request: RequestRow,
  { beside = request, ...claim }: Claim & { amount: number; beside?: Beside },
): Write[] => [
  ctx.db.update(paymentRequest).set({ state: "paid", closedAt: ctx.now }).where(isClaimed(request.id, claim)),
  planRun(ctx, tellClosed(ctx, request, { by: claim.payer, amount: claim.amount, beside, how: "paid" })),
  forgetSettling(ctx, request.id, claim.transfer),
];

/** The writes after the ledger has refused the transfer: the request is open to others again. */
export const releasedWrites = (ctx: CommunityContext, request: string, claim: Claim): Write[] => [
  ctx.db
    .update(paymentRequest)
    .set({ transfer: null, payer: null, claimedAt: null, ...nothingBeside })
    .where(isClaimed(request, claim)),
  forgetSettling(ctx, request, claim.transfer),
];

/**
 * Finds out what became of a claim that nobody follows any more. A transfer that the ledger has no record of is made
 * impossible first: its id is used up by a payment that cannot be accepted, from an account to itself.
 * Throws where the ledger does not answer.
 */
export async function settleClaim(ctx: CommunityContext, request: RequestRow): Promise<"paid" | "released"> {
  const { transfer: id, payer } = request;
  if (id === null || payer === null) return "released";
  const claim = { transfer: id, payer };
  const made = await settleOutcome(ctx, { id, currency: request.currency, from: payer });
  const isPaid =
    made?.verdict === "accepted" && made.reference === referenceOf(request) && made.from === payer;
  await writeAll(
    ctx,
    isPaid
      ? [
          ...(await soldWrites(ctx, request, claim)),
          ...paidWrites(ctx, request, { ...claim, amount: made?.amount ?? 0 }),
        ]
      : releasedWrites(ctx, request.id, claim),
  );
  if (isPaid) await noteRequest(ctx, request);
  return isPaid ? "paid" : "released";
}
