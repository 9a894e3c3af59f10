import { and, eq, isNull, lte } from "drizzle-orm";

import { paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { PaymentCommand } from "@mereau/shared/ledger/command.ts";
import { type AcceptRow, findAccepts } from "#services/auto-accepts/find.ts";
import { releaseReserve, reserve } from "#services/auto-accepts/reserve.ts";
import { soldWrites } from "#services/kiosks/sold.ts";
import { noteRequest } from "#services/live/requests.ts";
import { signatureThresholds } from "#services/mandates/sign.ts";
import { findStanding, payUnderMandates, scheduledBy } from "#services/mandates/standing.ts";
import {
  claimRequest,
  PAYMENT_REQUESTS,
  paidWrites,
  releasedWrites,
  settleClaim,
} from "#services/payment-requests/claim.ts";
import { readRequest, referenceOf, type RequestRow } from "#services/payment-requests/find.ts";
import { tellPaidForYou, tellReceived } from "#services/payment-requests/messages.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

const RUNS_MAX = 50;

/**
 * What happens to payment requests of itself: those whose payer has agreed before are paid, those whose moment has passed
 * expire, and where it was not known whether one was paid, it is found out.
 */
export const lookAfterRequests = runsWork({
  name: PAYMENT_REQUESTS,
  runsMax: RUNS_MAX,
  perform: (ctx, runs) => Promise.all(runs.map((run) => perform(ctx, run))),
});

async function perform(ctx: WorkContext, run: Run): Promise<Outcome> {
  const request = await readRequest(ctx, run.subject);
  // Broken off once it was paid, and found out by whoever looked at it since: its payer is still to be told
  if (request?.state === "paid" && run.period === "auto" && request.transfer === run.id)
    return { went: "done", plans: await tellPaidForYou(ctx, request) };
  if (request?.state !== "open") return { went: "done" };
  if (run.period === "auto") return payOfItself(ctx, run, request);
  if (run.period === "expire") return expire(ctx, request);
  if (run.period.endsWith(request.transfer ?? "none")) await settleClaim(ctx, request);
  return { went: "done" };
}

/** One that is just being paid is looked at again: if it is not paid after all, it has expired. */
async function expire(ctx: WorkContext, request: RequestRow): Promise<Outcome> {
  const { id, transfer } = request;
  if (transfer !== null) return { went: "again", at: ctx.now, reason: "being_paid" };
  const expired = ctx.db
    .update(paymentRequest)
    .set({ state: "expired", closedAt: ctx.now })
    .where(
      and(
        eq(paymentRequest.id, id),
        eq(paymentRequest.state, "open"),
        isNull(paymentRequest.transfer),
        lte(paymentRequest.expiresAt, ctx.now),
      ),
    );
  return { went: "done", writes: [expired], after: () => noteRequest(ctx, request) };
}

/** Pays what the payer has agreed to before; where that is not possible, they are asked like anybody else. */
async function payOfItself(ctx: WorkContext, run: Run, request: RequestRow): Promise<Outcome> {
  // Begun before, and broken off: what became of that comes first
  if (request.transfer === run.id)
    return (await settleClaim(ctx, request)) === "released"
      ? { went: "again", at: ctx.now, reason: "broken_off" }
      : { went: "done", plans: await tellPaidForYou(ctx, request) };
  const { from, amount } = request;
  if (request.transfer !== null || from === null || amount === null) return { went: "done" };
  const accept = await chooseAccept(ctx, request, amount);
  const standing = await findStanding(ctx, accept ? [{ member: accept.member, account: from }] : []);
  const admission = accept && standing({ member: accept.member, account: from });
  const release = releaseReserve(ctx, request.id);
  const leave = async (): Promise<Outcome> => ({
    went: "done",
    plans: await tellReceived(ctx, request),
    writes: [release],
  });
  if (!accept || !admission) return leave();
  const claim = { transfer: run.id, payer: from };
  if (!(await claimRequest(ctx, request.id, claim))) return { went: "done", writes: [release] };
  const command: PaymentCommand = {
    kind: "payment",
    id: run.id,
    actor: scheduledBy(accept.member),
    currency: request.currency,
    from,
    to: request.to,
    amount,
    memo: request.memo,
    category: request.category,
    reference: referenceOf(request),
  };
  const [verdict] = await payUnderMandates(ctx, [{ admission, command }]);
  if (verdict?.ok)
    return {
      went: "done",
      plans: await tellPaidForYou(ctx, request),
      writes: [...(await soldWrites(ctx, request, claim)), ...paidWrites(ctx, request, { ...claim, amount })],
      after: () => noteRequest(ctx, request),
    };
  const writes = releasedWrites(ctx, request.id, claim);
  // Its id was used up where it was found out what had become of it, or was made by a clock that was put back since
  if (verdict?.code === "id_reused" || verdict?.code === "id_from_the_future")
    return { went: "again", at: ctx.now, reason: verdict.code, writes };
  return { ...(await leave()), writes: [...writes, release] };
}

/** The first agreement that covers the amount, is signed where it must be, and has room in this month: it is counted there. */
async function chooseAccept(
  ctx: WorkContext,
  request: RequestRow,
  amount: number,
): Promise<AcceptRow | null> {
  const threshold = (await signatureThresholds(ctx))(request.currency);
  for (const accept of await findAccepts(ctx, request)) {
    const needsSignature = threshold !== null && amount >= threshold;
    if (needsSignature && accept.signature === null) continue;
    if (await reserve(ctx, accept, { id: request.id, amount })) return accept;
  }
  return null;
}
