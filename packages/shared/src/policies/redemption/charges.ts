import type { Charge } from "#policies/charge.ts";
import { chargesTo } from "#policies/levy/charges.ts";
import { millionthsOf } from "#policies/parts.ts";
import type { RedemptionSettings } from "#policies/redemption/settings.ts";

/**
 * What is kept of a redemption, out of its amount: each fee goes to its pot, or to the association that the member chose,
 * in the currency itself, which stays in circulation. Added up exactly, rounded once.
 */
export function redemptionCharges(
  { fees, fallback }: RedemptionSettings,
  redeemed: { from: string; amount: number; beneficiary: string | null },
): Charge[] {
  const parts = fees.flatMap(({ percent, to }) => {
    const account = to === "beneficiary" ? (redeemed.beneficiary ?? fallback) : to;
    const exact = BigInt(redeemed.amount) * BigInt(millionthsOf(percent)) * 1_000_000n;
    return account === null ? [] : [{ to: account, exact }];
  });
  return chargesTo(redeemed.from, parts, "fee");
}
