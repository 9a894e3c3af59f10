import type { CommunityContext } from "#services/context.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import type { FeeRow } from "#services/membership-fees/find.ts";
import { feeMoney } from "#services/membership-fees/money.ts";
import { Refusal } from "#services/refusal.ts";
import { refusalWithAmount } from "#services/refusalWithAmount.ts";

/**
 * What is paid for a fee, in minor units: what it asks for, or what is offered. Refuses with `invalid_input`
 * (`amount_differs`) another amount where the price is not free, and with `fee_below_minimum` less than the least.
 */
export async function amountFor(
  ctx: CommunityContext,
  { currency, amount, minimum }: FeeRow,
  offered: string | null,
): Promise<number> {
  if (offered === null) return amount;
  const money = await feeMoney(ctx, currency);
  const paid = minorUnits(offered, money.scale);
  if (minimum === null) {
    if (paid === amount) return paid;
    throw new Refusal("invalid_input", { fields: [{ field: "amount", code: "amount_differs" }] });
  }
  // Where the price is free from nothing up, something is paid all the same
  const least = Math.max(minimum, 1);
  if (paid < least) throw refusalWithAmount("fee_below_minimum", least, money);
  return paid;
}
