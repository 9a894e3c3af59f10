import type { CurrencyPolicies } from "#policies/registry.ts";

/**
 * The types of account that members may sponsor: those of the gifts; where there are none, any, if redemptions give to a
 * chosen association. Empty: any. Null: nothing is given to anybody.
 */
export function beneficiaryTypes({ gift, redemption }: CurrencyPolicies): readonly string[] | null {
  if (gift) return gift.types;
  return redemption?.fees.some(({ to }) => to === "beneficiary") ? [] : null;
}
