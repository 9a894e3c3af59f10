import { and, eq, sql } from "drizzle-orm";

import {
  currency,
  payoutDetails,
  redemptionExportLine,
  redemptionPayout,
  transfer,
} from "@mereau/db/tenant/schema.ts";
import type { Redemption } from "@mereau/shared/contracts/redemptions.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { centsOfUnits } from "@mereau/shared/money/euro.ts";
import type { CommunityContext } from "#services/context.ts";
import { approvalsFor, twoFromCents } from "#services/redemptions/rule.ts";
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

/** Who approved it, the first of them first, as JSON. */
const approvals = sql<string>`(select json_group_array(json_object('id', given.by, 'name', given.name, 'at', given.at))
  from (select approval.by, approver.name, approval.at from redemption_approval as approval
    left join member as approver on approver.id = approval.by
    where approval.redemption = ${transfer.id} order by approval.at, approval.id) as given)`;

/** Redemptions, each with its holder, what is owed for it, who approved it, whether it was wired, and what undid it. */
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
      approvals,
      export: redemptionExportLine.export,
      payee: { holder: payoutDetails.holder, iban: payoutDetails.iban, bic: payoutDetails.bic },
      payout: redemptionPayout,
      reversal: toldReversal,
    })
    .from(transfer)
    .innerJoin(currency, eq(currency.code, transfer.currency))
    .leftJoin(redemptionPayout, eq(redemptionPayout.id, transfer.id))
    .leftJoin(payoutDetails, eq(payoutDetails.account, transfer.from))
    // In one file at most; written out, so that its index serves it
    .leftJoin(
      redemptionExportLine,
      sql`${redemptionExportLine.redemption} = ${transfer.id} and ${redemptionExportLine.outAt} is null`,
    )
    .leftJoin(reversal, undoes(transfer.id))
    .$dynamic();

export type RedemptionRow = Awaited<ReturnType<typeof selectRedemptions>>[number];

/** The cents that are owed for a redemption; null where they are not whole ones, or it is not euros that back it. */
export const centsOwed = ({ owed: units, scale, backing }: RedemptionRow): number | null =>
  backing === null ? null : centsOfUnits(units, scale);

/** A redemption as the API shows it; `twoFrom` in cents, as `twoFromCents` says. */
export function expressRedemption(row: RedemptionRow, twoFrom: number | null): Redemption {
  const { id, at, account, currency: code, amount, scale, backing, payout, reversal: undone } = row;
  const left = formatAmount(row.owed, scale);
  const given: Redemption["approvals"] = JSON.parse(row.approvals);
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
    approvals: given,
    approvalsNeeded: approvalsFor(centsOwed(row) ?? 0, twoFrom),
    payTo: row.payee,
    export: row.export,
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
  const [[row], twoFrom] = await Promise.all([
    selectRedemptions(ctx).where(and(eq(transfer.id, id), isRedemption)),
    twoFromCents(ctx),
  ]);
  if (!row) throw new Refusal("unknown_redemption");
  return expressRedemption(row, twoFrom);
}
