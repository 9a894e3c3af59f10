import { and, desc, eq, gt, inArray, lte, sql } from "drizzle-orm";

import { accountProfile, member, paymentRequest, posting, transfer } from "@mereau/db/tenant/schema.ts";
import type { Taking, Takings, TakingsQuery } from "@mereau/shared/contracts/takings.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { mayReadTill } from "#services/accounts/authorise.ts";
import { lastPostingBefore } from "#services/accounts/postingBounds.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { expressBeside } from "#services/payment-requests/beside.ts";
import { findRefunds, givesBack } from "#services/refunds/find.ts";
import { expressRefund } from "#services/refunds/tell.ts";
import { Refusal } from "#services/refusal.ts";
import { bringing, TAKINGS_MS_MAX } from "#services/takings/taken.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

/** So many payments are told at once: what a till takes in two days stays far below. */
const TAKINGS_MAX = 1_000;

/**
 * What came in at the till of an account from one moment on up to another, for whoever holds it, its cashiers too, and those who oversee
 * the community: each payment with who made it, and what all come to. What was given back to the account is not among them.
 * Refuses with `invalid_input` a span of more than 48 h and one with too many payments, and with `forbidden` a cashier who asks
 * for what came in longer ago.
 */
export async function readTakings(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  query: TakingsQuery,
): Promise<Takings> {
  const { from, to = ctx.now } = query;
  const isCashier = await mayReadTill(ctx, caller, account);
  if (to <= from) throw new Refusal("invalid_input", { fields: [{ field: "to", code: "before_from" }] });
  if (to - from > TAKINGS_MS_MAX)
    throw new Refusal("invalid_input", { fields: [{ field: "from", code: "beyond_two_days" }] });
  if (isCashier && from < ctx.now - TAKINGS_MS_MAX) throw new Refusal("forbidden");
  const currency = currencyOfAccount(account);
  const { scale } = await findCurrency(ctx, currency);
  const rows = await selectTaken(ctx, account, { from, to });
  if (rows.length > TAKINGS_MAX)
    throw new Refusal("invalid_input", { fields: [{ field: "to", code: "too_many_entries" }] });
  const refunds = Map.groupBy(
    await findRefunds(
      ctx,
      rows.map(({ transfer: { id } }) => id),
    ),
    ({ of }) => of,
  );
  const taken = rows.map((row) => ({ ...row, refunds: refunds.get(row.transfer.id) ?? [] }));
  const byCashier = Map.groupBy(taken, ({ cashier }) => cashier);
  const cashiers = [...byCashier].flatMap(([id, own]) =>
    id === null ? [] : [{ member: id, name: own[0]?.cashierName ?? "", ...figuresOf(own, scale) }],
  );
  const cents = taken.reduce((sum, row) => sum + (row.reversal ? 0 : (row.besideCents ?? 0)), 0);
  return {
    account,
    currency,
    from,
    to,
    ...figuresOf(taken, scale),
    eurosBeside: formatAmount(cents, EURO_SCALE),
    cashiers: cashiers.toSorted((one, other) => one.name.localeCompare(other.name)),
    items: taken.map((row) => expressTaking(row, scale)),
  };
}

/** The payments that came in, the newest first, one beyond what is told; what gives back a payment of the account is left out. */
const selectTaken = (ctx: CommunityContext, account: string, { from, to }: { from: number; to: number }) =>
  ctx.db
    .select({
      transfer: { id: transfer.id, at: transfer.at, amount: transfer.amount, memo: transfer.memo },
      payer: { account: transfer.from, name: accountProfile.name },
      request: paymentRequest.id,
      cashier: paymentRequest.member,
      cashierName: member.name,
      besideCents: paymentRequest.besideCents,
      besideMeans: paymentRequest.besideMeans,
      reversal: toldReversal,
    })
    .from(posting)
    .innerJoin(transfer, eq(transfer.id, posting.transfer))
    .leftJoin(accountProfile, eq(accountProfile.account, transfer.from))
    .leftJoin(paymentRequest, and(eq(paymentRequest.transfer, transfer.id), eq(paymentRequest.state, "paid")))
    .leftJoin(member, eq(member.id, paymentRequest.member))
    .leftJoin(reversal, undoes(transfer.id))
    .where(
      and(
        eq(posting.account, account),
        gt(posting.seq, lastPostingBefore(ctx, from)),
        lte(posting.seq, lastPostingBefore(ctx, to)),
        gt(posting.amount, 0),
        sql`${posting.purpose} is null`,
        eq(transfer.to, account),
        inArray(transfer.kind, [...bringing]),
        sql`${givesBack(transfer.id)} is null`,
      ),
    )
    .orderBy(desc(posting.seq))
    .limit(TAKINGS_MAX + 1);

type Refund = Awaited<ReturnType<typeof findRefunds>>[number];
type Taken = Awaited<ReturnType<typeof selectTaken>>[number] & { refunds: readonly Refund[] };

const refundedOf = ({ refunds }: Taken): number => refunds.reduce((sum, { amount }) => sum + amount, 0);

/** What payments come to; those that were reversed never came in. */
function figuresOf(taken: readonly Taken[], scale: number) {
  const standing = taken.filter(({ reversal: undone }) => undone === null);
  const sum = (of: (row: Taken) => number) =>
    formatAmount(
      standing.reduce((total, row) => total + of(row), 0),
      scale,
    );
  return {
    count: standing.length,
    total: sum((row) => row.transfer.amount),
    refunded: sum(refundedOf),
  };
}

/** A payment as the till shows it. */
const expressTaking = (row: Taken, scale: number): Taking => ({
  transfer: row.transfer.id,
  at: row.transfer.at,
  amount: formatAmount(row.transfer.amount, scale),
  payer: row.payer,
  memo: row.transfer.memo,
  request: row.request,
  cashier: row.cashier,
  eurosBeside: expressBeside(row),
  refunded: formatAmount(refundedOf(row), scale),
  refunds: row.refunds.map((refund) => expressRefund(refund, scale)),
  reversal: row.reversal,
});
