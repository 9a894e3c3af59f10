import { and, eq, sql } from "drizzle-orm";

import {
  redemptionApproval,
  redemptionExportLine,
  redemptionPayout,
  transfer,
} from "@mereau/db/tenant/schema.ts";
import type { Redemption } from "@mereau/shared/contracts/redemptions.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { refuseOwnBenefit } from "#services/accounts/authorise.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findRedemption, isRedemption } from "#services/redemptions/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { isUndone } from "#services/transfers/undone.ts";

/** True in SQL while a redemption is neither wired nor in a file for the bank. */
export const isWaiting = (
  id: string,
) => sql`not exists (select 1 from ${redemptionPayout} where ${redemptionPayout.id} = ${id})
  and not exists (select 1 from ${redemptionExportLine}
    where ${redemptionExportLine.redemption} = ${id} and ${redemptionExportLine.outAt} is null)`;

/**
 * Approves that the euros of a redemption are wired; managers may, each of them once, and none of an account of their own. Asked again it
 * answers the same: how many have approved is how many different people.
 * Refuses with `unknown_redemption`, `own_benefit`, `already_reversed`, `redemption_wired`, `redemption_exported`.
 */
export async function approveRedemption(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<Redemption> {
  allow(caller, managing);
  const found = await findRedemption(ctx, id);
  await refuseOwnBenefit(ctx, caller, [found.account]);
  const own = uuidV7(ctx.now, crypto.getRandomValues(new Uint8Array(10)));
  await ctx.db.batch([
    ctx.db.run(sql`insert into ${redemptionApproval} (id, redemption, by, at)
      select ${own}, ${transfer.id}, ${caller.member}, ${ctx.now} from ${transfer}
      where ${transfer.id} = ${id} and ${isRedemption} and not ${isUndone(transfer.id)} and ${isWaiting(id)}
      on conflict (redemption, by) do nothing`),
    recordChange(ctx, { caller, action: "redemption.approve", subject: id, detail: { euros: found.euros } }),
  ]);
  return settled(await findRedemption(ctx, id), caller, true);
}

/** Takes one’s own approval back, as long as nothing was made of it. Refuses as `approveRedemption` does. */
export async function withdrawApproval(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<Redemption> {
  allow(caller, managing);
  await ctx.db.batch([
    ctx.db
      .delete(redemptionApproval)
      .where(
        and(eq(redemptionApproval.redemption, id), eq(redemptionApproval.by, caller.member), isWaiting(id)),
      ),
    recordChange(ctx, { caller, action: "redemption.unapprove", subject: id }),
  ]);
  return settled(await findRedemption(ctx, id), caller, false);
}

/** The redemption, once the caller stands among those who approved, or no longer does; else why that could not be. */
function settled(found: Redemption, { member }: Caller, isApproved: boolean): Redemption {
  if (found.approvals.some(({ id }) => id === member) === isApproved) return found;
  if (found.state === "reversed") throw new Refusal("already_reversed");
  throw new Refusal(found.state === "wired" ? "redemption_wired" : "redemption_exported");
}
