import type { Charge } from "#policies/charge.ts";
import { chargesTo } from "#policies/levy/charges.ts";
import type { GiftSettings } from "#policies/gift/settings.ts";
import { millionthsOf } from "#policies/parts.ts";

/**
 * What an association receives when one of its sponsors changes euros: a share of the amount, from the pot, and no more
 * than the pot has. `available` and `amount` are minor units.
 */
export function giftCharges(
  { percent, from }: GiftSettings,
  issued: { amount: number; beneficiary: string | null; available: number },
): Charge[] {
  const { amount, beneficiary, available } = issued;
  if (beneficiary === null) return [];
  const exact = BigInt(amount) * BigInt(millionthsOf(percent)) * 1_000_000n;
  return chargesTo(from, [{ to: beneficiary, exact }], "gift").flatMap((gift) => {
    const given = Math.min(gift.amount, available);
    return given > 0 ? [{ ...gift, amount: given }] : [];
  });
}
