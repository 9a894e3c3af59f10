import { createHash } from "node:crypto";

import { and, inArray, sql } from "drizzle-orm";

import {
  redemptionExport,
  redemptionExportLine,
  redemptionPayout,
  transfer,
} from "@mereau/db/tenant/schema.ts";
import { type CreditTransfer, writeCreditTransfers } from "@mereau/shared/banking/pain/creditTransfers.ts";
import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { RedemptionExport, RedemptionExportRequest } from "@mereau/shared/contracts/payouts.ts";
import { recordWrite } from "#services/audit/record.ts";
import { requireBankDetails } from "#services/bank-details/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findExport, knownExport } from "#services/redemption-exports/find.ts";
import { hasApprovals } from "#services/redemptions/approvals.ts";
import {
  centsOwed,
  isRedemption,
  type RedemptionRow,
  selectRedemptions,
} from "#services/redemptions/find.ts";
import { approvalsFor, twoFromCents } from "#services/redemptions/rule.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { isUndone } from "#services/transfers/undone.ts";
import { checkViolation, uniqueViolation } from "#services/uniqueViolation.ts";

/** What was asked for, by which the same id is known again. */
const digestOf = ({ executeOn, redemptions }: RedemptionExportRequest): string =>
  createHash("sha256")
    .update(JSON.stringify([executeOn, redemptions.toSorted()]))
    .digest("hex");

type Ready = {
  row: RedemptionRow;
  cents: number;
  needed: 1 | 2;
  payee: { holder: string; iban: string; bic: string | null };
};

/**
 * Writes a file for the bank with the euros of redemptions that are approved and due, and keeps it; managers may. All of them, or
 * nothing; each is in one file at a time, however many are asked for at once. The same id again answers the same.
 * Refuses with `unknown_redemption`, `already_reversed`, `redemption_wired`, `redemption_exported`, `approval_missing`,
 * `payout_details_missing`, `amount_indivisible`, `bank_details_missing`, `id_reused`.
 */
export async function createExport(
  ctx: CommunityContext,
  caller: Caller,
  request: RedemptionExportRequest,
): Promise<RedemptionExport> {
  allow(caller, managing);
  const digest = digestOf(request);
  if (await knownExport(ctx, request.id, digest)) return findExport(ctx, request.id);
  const { holder, iban, bic } = await requireBankDetails(ctx);
  const ready = await readyOnes(ctx, request.redemptions);
  const file = writeCreditTransfers({
    id: request.id.replaceAll("-", ""),
    createdAt: ctx.now,
    executeOn: request.executeOn,
    from: { holder, iban, bic },
    transfers: ready.map(transferOf),
  });
  const cents = ready.reduce((sum, one) => sum + one.cents, 0);
  const { id, executeOn } = request;
  try {
    await ctx.db.batch([
      ctx.db.insert(redemptionExport).values({
        id,
        createdAt: ctx.now,
        createdBy: caller.member,
        digest,
        executeOn,
        count: ready.length,
        cents,
        file,
      }),
      ...ready.map((one) => lineWrite(ctx, id, one)),
      recordWrite(ctx, {
        caller,
        action: "redemption_export.create",
        subject: id,
        detail: { count: ready.length, cents, executeOn },
      }),
    ]);
  } catch (error) {
    if (uniqueViolation(error) === null && checkViolation(error) === null) throw error;
    // Either the same request came in between, or something that it counted on has changed: then that is told
    if (await knownExport(ctx, id, digest)) return findExport(ctx, id);
    await readyOnes(ctx, request.redemptions);
    throw error;
  }
  return findExport(ctx, id);
}

const transferOf = ({ row, cents, payee }: Ready): CreditTransfer => ({
  id: row.id.replaceAll("-", ""),
  to: payee,
  cents,
  about: `Reconversion ${row.currency} du ${dateInWords(row.at).fr}, compte ${row.account.replace(":", " ")}`,
});

/**
 * One line of the file. What makes it ready is asked once more as it is written: else it would be of no cents, which no line can be,
 * and the whole is not written.
 */
function lineWrite({ db }: CommunityContext, id: string, { row, cents, needed, payee }: Ready) {
  return db.run(sql`insert into ${redemptionExportLine} (export, redemption, cents, holder, iban, bic)
    select ${id}, ${transfer.id}, iif(not ${isUndone(transfer.id)} and ${hasApprovals(sql`${row.id}`, needed)}
        and not exists (select 1 from ${redemptionPayout} where ${redemptionPayout.id} = ${row.id})
        and exists (select 1 from payout_details where account = ${row.account} and iban = ${payee.iban}), ${cents}, 0),
      ${payee.holder}, ${payee.iban}, ${payee.bic}
    from ${transfer} where ${transfer.id} = ${row.id}`);
}

/** Those asked for, each with what it needs to be wired. Refuses with what the first of them lacks. */
async function readyOnes(ctx: CommunityContext, ids: readonly string[]): Promise<Ready[]> {
  const [rows, twoFrom] = await Promise.all([
    selectRedemptions(ctx).where(and(inArray(transfer.id, [...ids]), isRedemption)),
    twoFromCents(ctx),
  ]);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = found.get(id);
    if (!row) throw new Refusal("unknown_redemption");
    if (row.reversal) throw new Refusal("already_reversed");
    if (row.payout) throw new Refusal("redemption_wired");
    if (row.export !== null) throw new Refusal("redemption_exported");
    const cents = centsOwed(row);
    if (cents === null || cents <= 0) throw new Refusal("amount_indivisible");
    const needed = approvalsFor(cents, twoFrom);
    const given: unknown[] = JSON.parse(row.approvals);
    if (given.length < needed) throw new Refusal("approval_missing");
    if (!row.payee)
      throw new Refusal("payout_details_missing", {
        figures: { accounts: { fr: row.account, en: row.account } },
      });
    return { row, cents, needed, payee: row.payee };
  });
}
