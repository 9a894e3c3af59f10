import type { BankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import { issuedFor } from "@mereau/shared/banking/cents.ts";
import type { CommunityContext } from "#services/context.ts";
import { unitsFor } from "@mereau/shared/policies/prepaid/price.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { Refusal } from "#services/refusal.ts";

/** The reserve in which deposits are made: what comes in are euros. */
const RESERVE = "EUR";

/**
 * How many minor units of a currency one euro buys: one for one where euros stand behind it, else the price in the bank
 * details. Refuses with `not_issuable` what is neither backed nor prepaid, with `currency_mismatch` what
 * something else than euros stands behind, with `not_on_sale` a prepaid currency without a price.
 */
async function unitsPerEuro(
  ctx: CommunityContext,
  details: BankDetails | null,
  currency: string,
): Promise<number> {
  const { kind, scale, backing } = await findCurrency(ctx, currency);
  if (kind !== "backed" && kind !== "prepaid") throw new Refusal("not_issuable");
  if (kind === "backed") {
    if (backing !== RESERVE) throw new Refusal("currency_mismatch", { detail: { currency } });
    return 10 ** scale;
  }
  const price = details?.prices.find((one) => one.currency === currency);
  if (!price) throw new Refusal("not_on_sale", { detail: { currency } });
  return minorUnits(price.perEuro, scale, "perEuro");
}

/**
 * What is issued for euros, in minor units of the currency: at the price of its policies where they have one. Refuses as above, and with `amount_indivisible` where that is
 * no whole number of them.
 */
export async function priceOf(
  ctx: CommunityContext,
  details: BankDetails | null,
  { currency, cents }: { currency: string; cents: number },
): Promise<number> {
  const { prepaid } = await policiesInForce(ctx, currency);
  const { scale } = await findCurrency(ctx, currency);
  const issued = prepaid
    ? unitsFor(prepaid, scale, cents)
    : issuedFor(cents, await unitsPerEuro(ctx, details, currency));
  if (issued === null) throw new Refusal("amount_indivisible", { detail: { currency } });
  return issued;
}
