import { and, eq } from "drizzle-orm";

import { member, memberType } from "@mereau/db/tenant/schema.ts";
import type { RedemptionRequest } from "@mereau/shared/contracts/currencies.ts";
import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import type { Actor } from "@mereau/shared/ledger/transfer.ts";
import { actorFor, ownsAccount } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, managing } from "#services/roles.ts";
import { expressTransfer } from "#services/transfers/express.ts";

/**
 * Takes money out of circulation, and the euros behind it out of the reserve, for its owner to be paid.
 * An owner may whose member type is a provider, and the managers in the owner’s name.
 * Refuses with `not_redeemable`, `reserve_short`, and the refusals of the payer.
 */
export async function redeem(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  request: RedemptionRequest,
): Promise<TransferRecord> {
  const actor = await redeemer(ctx, caller, request.from);
  const { scale } = await findCurrency(ctx, code);
  const amount = minorUnits(request.amount, scale);
  const redeemed = await submitTransfer(ctx, {
    ...request,
    kind: "redemption",
    actor,
    currency: code,
    amount,
  });
  if (actor.onBehalfOf !== null)
    await record(ctx, {
      caller,
      onBehalfOf: actor.onBehalfOf,
      action: "currency.redeem",
      subject: redeemed.id,
      detail: { from: request.from, amount },
    });
  return expressTransfer(ctx, redeemed);
}

async function redeemer(ctx: CommunityContext, caller: Caller, account: string): Promise<Actor> {
  const actor = await actorFor(ctx, caller, account, managing);
  if (actor.onBehalfOf !== null || isAmong(caller, managing)) return actor;
  const owns = await ownsAccount(ctx, caller, account);
  if (!owns || !(await isProvider(ctx, caller.member))) throw new Refusal("forbidden");
  return actor;
}

async function isProvider(ctx: CommunityContext, id: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ provider: memberType.provider })
    .from(member)
    .innerJoin(memberType, eq(memberType.code, member.type))
    .where(and(eq(member.id, id), eq(member.status, "active")));
  return row?.provider ?? false;
}
