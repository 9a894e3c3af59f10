import { and, eq } from "drizzle-orm";

import { member, memberType } from "@mereau/db/tenant/schema.ts";
import type { RedemptionRequest } from "@mereau/shared/contracts/currencies.ts";
import type { ChargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import type { Actor } from "@mereau/shared/ledger/transfer.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { actorFor, ownsAccount } from "#services/accounts/authorise.ts";
import { holdersOf } from "#services/accounts/holders.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, managing } from "#services/roles.ts";
import { feeBeneficiary } from "#services/sponsorships/chosen.ts";
import { expressCharged } from "#services/transfers/charges.ts";

/**
 * Takes money out of circulation, and the euros behind it out of the reserve, for its owner to be paid. What the policies
 * keep of it stays in circulation: for the association of the request, else for the one that the account’s owner sponsors.
 * An owner may, of an account of the types that the policies say, else when their member type is a provider; and the
 * managers in the owner’s name.
 * Refuses with `not_redeemable`, `redemption_too_small`, `not_a_beneficiary`, `reserve_short`, and the refusals of the payer
 * and of the beneficiary.
 */
export async function redeem(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  request: RedemptionRequest,
): Promise<ChargedTransfer> {
  const { scale } = await findCurrency(ctx, code);
  const policies = await policiesInForce(ctx, code);
  const actor = await redeemer(ctx, caller, request.from, policies);
  const amount = minorUnits(request.amount, scale);
  const redeemed = await submitTransfer(ctx, {
    ...request,
    kind: "redemption",
    actor,
    currency: code,
    amount,
    ...(await benefiting(ctx, policies, { ...request, currency: code })),
  });
  if (actor.onBehalfOf !== null)
    await record(ctx, {
      caller,
      onBehalfOf: actor.onBehalfOf,
      action: "currency.redeem",
      subject: redeemed.id,
      detail: { from: request.from, amount },
    });
  return expressCharged(ctx, redeemed);
}

/**
 * The association that receives its part of a redemption: the one of the request, or the member’s standing choice. Refuses
 * with `not_a_beneficiary` an account of the very owners who redeem.
 */
export async function benefiting(
  ctx: CommunityContext,
  policies: CurrencyPolicies,
  asked: { currency: string; from: string; beneficiary: string | null },
): Promise<{ beneficiary: string | null; isSponsored: boolean }> {
  const { from, beneficiary } = asked;
  if (beneficiary === null)
    return { beneficiary: await feeBeneficiary(ctx, policies, asked), isSponsored: true };
  const holders = await holdersOf(ctx, [from, beneficiary]);
  const ownersOf = (account: string) =>
    (holders.get(account) ?? []).flatMap(({ member: id, role }) => (role === "owner" ? [id] : []));
  const own = new Set(ownersOf(from));
  if (ownersOf(beneficiary).some((id) => own.has(id))) throw new Refusal("not_a_beneficiary");
  return { beneficiary, isSponsored: false };
}

async function redeemer(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  { redemption }: CurrencyPolicies,
): Promise<Actor> {
  const actor = await actorFor(ctx, caller, account, managing);
  if (actor.onBehalfOf !== null || isAmong(caller, managing)) return actor;
  const owns = await ownsAccount(ctx, caller, account);
  // The types that the policies say are judged in the ledger, by the account
  const areTypesSaid = redemption !== undefined && redemption.types.length > 0;
  if (!owns || (!areTypesSaid && !(await isProvider(ctx, caller.member)))) throw new Refusal("forbidden");
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
