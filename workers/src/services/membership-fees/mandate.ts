import { eq } from "drizzle-orm";

import { membershipFeeMandate } from "@mereau/db/tenant/schema.ts";
import type { FeeMandate, FeeMandateRequest } from "@mereau/shared/contracts/membershipFees.ts";
import { feeMandateBytes } from "@mereau/shared/crypto/mandate.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { checkMandate } from "#services/mandates/sign.ts";
import { readFeePolicy } from "#services/membership-fees/policy.ts";
import { Refusal } from "#services/refusal.ts";

/** Whether the caller’s own fees are paid of themselves, and from where. */
export async function readFeeMandate(ctx: CommunityContext, caller: Caller): Promise<FeeMandate> {
  const [row] = await ctx.db
    .select()
    .from(membershipFeeMandate)
    .where(eq(membershipFeeMandate.member, caller.member));
  if (!row) return { mandate: null };
  const { id, account, upTo, createdAt, signature } = row;
  const { code, scale } = await findCurrency(ctx, currencyOfAccount(account));
  return {
    mandate: {
      id,
      account,
      currency: code,
      upTo: formatAmount(upTo, scale),
      createdAt,
      signed: signature !== null,
    },
  };
}

/**
 * Agrees that one’s own fees are paid of themselves from an account that one owns or operates, each up to so much; in the
 * place of what was agreed before. Nobody agrees for another. Refuses with `fee_not_from_accounts` where the community
 * takes no fees from accounts of that currency, `signature_required` and its like, `forbidden`, `unknown_account`.
 */
export async function giveFeeMandate(
  ctx: CommunityContext,
  caller: Caller,
  { id, account, upTo: asked, order }: FeeMandateRequest,
): Promise<FeeMandate> {
  const actor = await actorFor(ctx, caller, account, []);
  const { settings } = await readFeePolicy(ctx);
  const currency = currencyOfAccount(account);
  if (settings.pot === null || currencyOfAccount(settings.pot) !== currency)
    throw new Refusal("fee_not_from_accounts");
  const { scale } = await findCurrency(ctx, currency);
  const upTo = minorUnits(asked, scale, "upTo");
  await checkMandate(ctx, caller, {
    actor,
    currency,
    largest: upTo,
    order,
    bytes: (keyId) => feeMandateBytes({ community: ctx.id, id, currency, from: account, upTo, keyId }),
  });
  const values = {
    id,
    account,
    upTo,
    createdBy: caller.member,
    createdAt: ctx.now,
    keyId: order?.keyId ?? null,
    signature: order?.signature ?? null,
  };
  await ctx.db
    .insert(membershipFeeMandate)
    .values({ member: caller.member, ...values })
    .onConflictDoUpdate({ target: membershipFeeMandate.member, set: values });
  return readFeeMandate(ctx, caller);
}

/** Takes that back: from now on one’s fees are only paid when one pays them. */
export async function revokeFeeMandate(ctx: CommunityContext, caller: Caller): Promise<FeeMandate> {
  await ctx.db.delete(membershipFeeMandate).where(eq(membershipFeeMandate.member, caller.member));
  return { mandate: null };
}
