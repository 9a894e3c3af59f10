import { and, eq, gt, inArray, lt, sql } from "drizzle-orm";

import { account, batch, posting } from "@mereau/db/tenant/schema.ts";
import {
  type ChargedTransfer,
  type ChargeRecord,
  chargePurposes,
} from "@mereau/shared/contracts/transfers.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { tellRefunds } from "#services/refunds/tell.ts";
import { expressTransfer } from "#services/transfers/express.ts";
import { tellReversal } from "#services/transfers/undone.ts";

const lastPostingOf = (seq: number) =>
  sql`coalesce((select ${batch.lastPosting} from ${batch} where ${batch.seq} = ${seq}), 0)`;

/**
 * What a transfer moved beside its own amount, by its postings on whoever bears it: one of its parties, or a pot. They are
 * looked up in the piece that its batch has of each account’s history. A reversal gives charges back the other way.
 */
export async function readCharges({ db }: CommunityContext, transfer: Transfer) {
  const { id, currency, from, to, batch: seq, kind, verdict } = transfer;
  if (verdict !== "accepted") return [];
  // The pots are a stretch of the key: `.` follows `-`
  const bearers = sql`(select value from json_each(${JSON.stringify([from, to])})
    union select ${account.id} from ${account}
    where ${account.id} > ${`${currency}:pot-`} and ${account.id} < ${`${currency}:pot.`})`;
  const isReversal = kind === "reversal";
  const rows = await db
    .select()
    .from(posting)
    .where(
      and(
        sql`${posting.account} in ${bearers}`,
        sql`${posting.seq} > ${lastPostingOf(seq - 1)} and ${posting.seq} <= ${lastPostingOf(seq)}`,
        eq(posting.transfer, id),
        inArray(posting.purpose, [...chargePurposes]),
        isReversal ? gt(posting.amount, 0) : lt(posting.amount, 0),
      ),
    )
    .orderBy(posting.seq);
  return rows.map(({ account: bearer, counter, amount, purpose }) => {
    const other = counter ?? "";
    const [payer, payee] = isReversal ? [other, bearer] : [bearer, other];
    return { from: payer, to: payee, amount: Math.abs(amount), purpose };
  });
}

/** A charge as the API shows it. */
export const expressCharge = (
  { purpose: why, amount, from, to }: { from: string; to: string; amount: number; purpose: string | null },
  scale: number,
): ChargeRecord[] => {
  const purpose = chargePurposes.find((known) => known === why);
  return purpose ? [{ from, to, amount: formatAmount(amount, scale), purpose }] : [];
};

/** A transfer as the API shows it, with what was kept or given by the currency’s policies, and by what it was undone or given back. */
export async function expressCharged(ctx: CommunityContext, transfer: Transfer): Promise<ChargedTransfer> {
  const scale = await scaleOf(ctx, transfer.currency);
  const [record, charges, undone, refunds] = await Promise.all([
    expressTransfer(ctx, transfer),
    readCharges(ctx, transfer),
    tellReversal(ctx, transfer.id),
    tellRefunds(ctx, transfer, scale),
  ]);
  return {
    ...record,
    reversal: undone,
    ...refunds,
    charges: charges.flatMap((charge) => expressCharge(charge, scale)),
  };
}
