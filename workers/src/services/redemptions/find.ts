import { and, eq, sql } from "drizzle-orm";

import { currency, redemptionPayout, transfer } from "@mereau/db/tenant/schema.ts";
import type { Redemption } from "@mereau/shared/contracts/redemptions.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

/** Redemptions that were carried out. Written out, so that their index serves it. */
export const isRedemption = sql`${transfer.kind} = 'redemption' and ${transfer.verdict} = 'accepted'`;

const holder = sql<string | null>`(select owner.name from account_holder as holding
  join member as owner on owner.id = holding.member
  where holding.account = ${transfer.from} and holding.role = 'owner' order by holding.since, holding.member limit 1)`;

const lastPostingOf = (seq: ReturnType<typeof sql>) =>
  sql`coalesce((select last_posting from batch where batch.seq = ${seq}), 0)`;

/** What left circulation: the account’s posting of the transfer itself, without what stayed there as fees. */
const owed = sql<number>`coalesce((select -sum(taken.amount) from posting as taken
  where taken.account = ${transfer.from} and taken.seq > ${lastPostingOf(sql`${transfer.batch} - 1`)}
    and taken.seq <= ${lastPostingOf(sql`${transfer.batch}`)}
    and taken.transfer = ${transfer.id} and taken.purpose is null), 0)`;

/** Redemptions, each with its holder, what is owed for it, whether it was wired, and what undid it. */
export const selectRedemptions = ({ db }: CommunityContext) =>
  db
    .select({
      id: transfer.id,
      at: transfer.at,
      account: transfer.from,
      currency: transfer.currency,
      amount: transfer.amount,
      scale: currency.scale,
      backing: currency.backing,
      holder,
      owed,
      payout: redemptionPayout,
      reversal: toldReversal,
    })
    .from(transfer)
    .innerJoin(currency, eq(currency.code, transfer.currency))
    .leftJoin(redemptionPayout, eq(redemptionPayout.id, transfer.id))
    .leftJoin(reversal, undoes(transfer.id))
    .$dynamic();

type Row = Awaited<ReturnType<typeof selectRedemptions>>[number];

/** A redemption as the API shows it. */
export function expressRedemption(row: Row): Redemption {
  const { id, at, account, currency: code, amount, scale, backing, payout, reversal: undone } = row;
  const left = formatAmount(row.owed, scale);
  return {
    id,
    at,
    account,
    holder: row.holder,
    currency: code,
    amount: formatAmount(amount, scale),
    fees: formatAmount(amount - row.owed, scale),
    owed: left,
    euros: backing === null ? null : left,
    state: undone ? "reversed" : payout ? "wired" : "due",
    payout: payout && {
      wiredOn: payout.wiredOn,
      reference: payout.reference,
      recordedBy: payout.recordedBy,
      recordedAt: payout.recordedAt,
    },
    reversal: undone,
  };
}

/** One redemption as it stands. Refuses with `unknown_redemption`. */
export async function findRedemption(ctx: CommunityContext, id: string): Promise<Redemption> {
  const [row] = await selectRedemptions(ctx).where(and(eq(transfer.id, id), isRedemption));
  if (!row) throw new Refusal("unknown_redemption");
  return expressRedemption(row);
}
