import type { MembershipFeeSettings } from "@mereau/shared/policies/membershipFee/settings.ts";
import type { Displayed } from "@mereau/shared/money/display.ts";
import { euro } from "@mereau/shared/money/euro.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency, findIfKnown } from "#services/currencies/find.ts";

/** What a fee is in: a currency of the community, or euros, which need not be one. Refuses with `unknown_currency`. */
export async function feeMoney(ctx: CommunityContext, code: string): Promise<Displayed> {
  const known = code === "EUR" ? await findIfKnown(ctx, code) : await findCurrency(ctx, code);
  return known ?? euro;
}

/**
 * The pot to which a fee in some currency is paid from accounts: one in that currency, or in one that it backs, unit for
 * unit. Null where fees are not paid from accounts.
 */
export async function potFor(
  ctx: CommunityContext,
  { pot }: Pick<MembershipFeeSettings, "pot">,
  currency: string,
): Promise<string | null> {
  if (pot === null) return null;
  const { code, backing } = await findCurrency(ctx, currencyOfAccount(pot));
  return code === currency || backing === currency ? pot : null;
}
