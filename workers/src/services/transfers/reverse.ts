import type { ReversalRequest, TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { soldBack } from "#services/stock/soldBack.ts";
import { tellReopened } from "#services/invoices/reopened.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { expectReopening, reopenReversed } from "#services/membership-fees/reopen.ts";
import { claimReversal } from "#services/refunds/undo.ts";
import { allow, managing } from "#services/roles.ts";
import { planRun, writeAll, writePlanned } from "#services/scheduled/plan.ts";
import { expressTransfer } from "#services/transfers/express.ts";

/**
 * Undoes a transfer by another one that posts everything it posted with the sign turned; managers may, once. Where it had
 * paid an invoice, both sides are told that it is to be paid again; where a membership fee, that is owed again; what was sold goes back to the shelf.
 * Refuses with `unknown_transfer`, `not_reversible`, `already_reversed`, `already_refunded`, and the refusals of any movement.
 */
export async function reverseTransfer(
  ctx: CommunityContext,
  caller: Caller,
  transfer: string,
  { id, reason }: ReversalRequest,
): Promise<TransferRecord> {
  allow(caller, managing);
  const actor = { member: caller.member, onBehalfOf: null };
  const feePayment = await expectReopening(ctx, transfer);
  await claimReversal(ctx, caller, { id, payment: transfer });
  const reversal = await submitTransfer(ctx, { kind: "reversal", id, actor, transfer, reason });
  await record(ctx, {
    caller,
    action: "transfer.reverse",
    subject: transfer,
    detail: { reversal: id, reason },
  });
  await writeAll(ctx, await soldBack(ctx, transfer));
  if (feePayment) await reopenReversed(ctx, feePayment, { id, by: caller.member, reason });
  const letters = (await tellReopened(ctx, transfer, { id, reason })).map((letter) => planRun(ctx, letter));
  if (letters.length > 0) await writePlanned(ctx, ctx.now, letters);
  return expressTransfer(ctx, reversal);
}
