import { and, eq, inArray, type SQL, sql } from "drizzle-orm";

import { membershipFee, membershipFeePayment } from "@mereau/db/tenant/schema.ts";
import type { PaymentCommand } from "@mereau/shared/ledger/command.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { CommunityContext } from "#services/context.ts";
import type { FoundFee } from "#services/membership-fees/find.ts";
import { paidLetter } from "#services/membership-fees/tell.ts";
import { planRun, type Write, writeAll } from "#services/scheduled/plan.ts";
import { settleOutcome } from "#services/transfers/outcome.ts";
import { findReversal } from "#services/transfers/undone.ts";

/*
 * A fee is paid once. Before a transfer is asked of the ledger its id is written down as the one that is being tried,
 * and while it stands no other is. It ends when the ledger has answered; where nobody is left to hear the answer, the
 * scheduled work asks for it later, and makes sure that it cannot change any more.
 */

/** After this long nobody waits for the ledger’s answer any more. */
export const CLAIM_MS = 60_000;

/** What a payment of a fee says in the ledger. */
export const feeReference = (fee: string): string => `membership-fees/${fee}`;

export type FeeCommand = PaymentCommand & { reference: string };

/** Of a payment: the one that stands for its fee, being tried or made. */
const isTried = (id: string) =>
  and(eq(membershipFeePayment.id, id), eq(membershipFeePayment.state, "trying"));

export const isOpen = (fee: string) =>
  and(eq(membershipFee.id, fee), inArray(membershipFee.state, ["due", "overdue"]));

/** Writes down that this transfer is tried for an open fee, where no other is, and that it is looked into later. */
export const claimFee = (
  ctx: CommunityContext,
  fee: string,
  { id, currency, from, amount, reference }: FeeCommand,
  by: string | null,
): Promise<void> =>
  writeAll(ctx, [
    ctx.db.run(sql`insert into membership_fee_payment
      (id, fee, state, means, currency, amount, from_account, reference, paid_on, recorded_by, recorded_at)
      select ${id}, ${fee}, 'trying', 'account', ${currency}, ${amount}, ${from}, ${reference},
        ${dateOf(ctx.now)}, ${by}, ${ctx.now}
      from membership_fee where id = ${fee} and state in ('due', 'overdue')
      on conflict do nothing`),
    ctx.db
      .update(membershipFee)
      .set({ nextAt: sql`min(coalesce(${membershipFee.nextAt}, ${claimEnds(ctx)}), ${claimEnds(ctx)})` })
      .where(
        and(
          isOpen(fee),
          sql`exists (select 1 from membership_fee_payment where id = ${id} and fee = ${fee})`,
        ),
      ),
  ]);

/** When a claim made now is looked into: told to the ledger’s alarm before it is made. */
export const claimEnds = ({ now }: Pick<CommunityContext, "now">): number => now + CLAIM_MS;

/** The number after the last one, worked out by the statement itself. */
export const nextReceipt = sql`(select coalesce(max(receipt), 0) + 1 from membership_fee_payment)`;

/** When something is to be done about a fee that is owed no more: at once where a suspension is to be lifted, else never. */
export const settledNext = (now: number) =>
  sql`case when ${membershipFee.suspendedAt} is null then null else ${now} end`;

/** The write by which an open fee is paid, where this holds. */
export const settledWrite = ({ db, now }: CommunityContext, fee: string, where: SQL): Write =>
  db
    .update(membershipFee)
    .set({ state: "paid", nextAt: settledNext(now) })
    .where(and(isOpen(fee), where));

export const isMade = (fee: string, payment: string): SQL =>
  sql`exists (select 1 from membership_fee_payment where id = ${payment} and fee = ${fee} and state <> 'refunded')`;

/** The writes after the ledger has accepted the transfer: the fee is paid, its receipt has a number, the member is told. */
export const paidWrites = (ctx: CommunityContext, found: FoundFee, payment: string): Write[] => [
  settledWrite(ctx, found.fee.id, isMade(found.fee.id, payment)),
  ctx.db.update(membershipFeePayment).set({ state: "paid", receipt: nextReceipt }).where(isTried(payment)),
  planRun(ctx, paidLetter(ctx, found, payment)),
];

/** The write after the ledger has refused the transfer: the fee can be paid otherwise. */
export const releasedWrites = (ctx: CommunityContext, id: string): Write[] => [
  ctx.db.delete(membershipFeePayment).where(isTried(id)),
];

/**
 * Finds out what became of a transfer that nobody follows any more. One that the ledger has no record of is made impossible
 * first: its id is used up by a payment that cannot be accepted, from an account to itself.
 * Throws where the ledger does not answer.
 */
export async function settleClaim(ctx: CommunityContext, found: FoundFee): Promise<void> {
  const { payment } = found;
  if (payment?.state !== "trying") return;
  const { id, currency, from } = payment;
  const made = await settleOutcome(ctx, { id, currency, from: from ?? "" });
  const isPaid =
    made?.verdict === "accepted" &&
    made.reference === feeReference(payment.fee) &&
    (await findReversal(ctx, id)) === null;
  await writeAll(ctx, isPaid ? paidWrites(ctx, found, payment.id) : releasedWrites(ctx, payment.id));
}
