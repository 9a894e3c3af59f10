import { eq } from "drizzle-orm";

import { membershipFeeMandate } from "@mereau/db/tenant/schema.ts";
import type { MembershipFeeSettings } from "@mereau/shared/policies/membershipFee/settings.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { findStanding, payUnderMandates, scheduledBy } from "#services/mandates/standing.ts";
import { signatureThresholds } from "#services/mandates/sign.ts";
import {
  claimFee,
  type FeeCommand,
  feeReference,
  paidWrites,
  releasedWrites,
} from "#services/membership-fees/claim.ts";
import { type FoundFee, readFee } from "#services/membership-fees/find.ts";
import { potFor } from "#services/membership-fees/money.ts";
import { newRunId, writeAll } from "#services/scheduled/plan.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/**
 * Pays a fee of itself, where its member has agreed to it and it is no more than they agreed to; true when it is paid.
 * What the ledger refuses for now is tried again before the next reminder. One that was given back is not tried again.
 * Throws where it is not known what became of it.
 */
export async function payOfItself(
  ctx: WorkContext,
  settings: MembershipFeeSettings,
  found: FoundFee,
): Promise<boolean> {
  const { fee } = found;
  if (fee.refundedAt !== null || found.payment !== null) return false;
  const [pot, [mandate]] = await Promise.all([
    potFor(ctx, settings, fee.currency),
    ctx.db.select().from(membershipFeeMandate).where(eq(membershipFeeMandate.member, fee.member)),
  ]);
  if (!mandate || pot === null || fee.amount > mandate.upTo) return false;
  const currency = currencyOfAccount(pot);
  if (currency !== currencyOfAccount(mandate.account)) return false;
  const [standing, thresholdOf] = await Promise.all([
    findStanding(ctx, [{ member: fee.member, account: mandate.account }]),
    signatureThresholds(ctx),
  ]);
  const admission = standing({ member: fee.member, account: mandate.account });
  const threshold = thresholdOf(currency);
  const isUnsigned = mandate.signature === null && mandate.createdBy === fee.member;
  if (!admission || (isUnsigned && threshold !== null && fee.amount >= threshold)) return false;

  const command: FeeCommand = {
    kind: "payment",
    id: newRunId(ctx.now),
    actor: scheduledBy(fee.member),
    currency,
    from: mandate.account,
    to: pot,
    amount: fee.amount,
    reference: feeReference(fee.id),
  };
  await claimFee(ctx, fee.id, command, null);
  if ((await readFee(ctx, fee.id)).payment?.id !== command.id) return false;
  const [verdict] = await payUnderMandates(ctx, [{ admission, command }]);
  await writeAll(ctx, verdict?.ok ? paidWrites(ctx, found, command.id) : releasedWrites(ctx, command.id));
  return verdict?.ok ?? false;
}
