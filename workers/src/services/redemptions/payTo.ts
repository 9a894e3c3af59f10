import { eq, sql } from "drizzle-orm";

import {
  payoutDetails,
  redemptionApproval,
  redemptionExportLine,
  redemptionPayout,
  transfer,
} from "@mereau/db/tenant/schema.ts";
import type { PayoutDetails } from "@mereau/shared/contracts/payouts.ts";
import type { Redemption } from "@mereau/shared/contracts/redemptions.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findRedemption } from "#services/redemptions/find.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Says to which bank account the euros of this account’s redemptions are wired; managers may. Where that changes, all approvals of what
 * is still to be wired to it are off: they were given for another bank account.
 * Refuses with `unknown_redemption`.
 */
export async function changePayTo(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  { holder, iban, bic }: PayoutDetails,
): Promise<Redemption> {
  allow(caller, managing);
  const { account } = await findRedemption(ctx, id);
  const isOther = sql`not exists (select 1 from ${payoutDetails} where ${payoutDetails.account} = ${account}
    and ${payoutDetails.iban} = ${iban} and ${payoutDetails.holder} = ${holder} and ${payoutDetails.bic} is ${bic})`;
  await ctx.db.batch([
    ctx.db.delete(redemptionApproval).where(sql`${isOther}
      and exists (select 1 from ${transfer} where ${eq(transfer.id, redemptionApproval.redemption)} and ${eq(transfer.from, account)})
      and not exists (select 1 from ${redemptionPayout} where ${eq(redemptionPayout.id, redemptionApproval.redemption)})
      and not exists (select 1 from ${redemptionExportLine}
        where ${eq(redemptionExportLine.redemption, redemptionApproval.redemption)} and ${redemptionExportLine.outAt} is null)`),
    ctx.db.run(sql`insert into ${payoutDetails} (account, holder, iban, bic, changed_at, changed_by)
      values (${account}, ${holder}, ${iban}, ${bic}, ${ctx.now}, ${caller.member})
      on conflict (account) do update set holder = excluded.holder, iban = excluded.iban, bic = excluded.bic,
        changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where ${isOther}`),
    recordChange(ctx, {
      caller,
      action: "payout_details.change",
      subject: account,
      detail: { holder, iban, bic },
    }),
  ]);
  return findRedemption(ctx, id);
}
