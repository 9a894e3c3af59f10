import type { Currency } from "#ledger/currency.ts";
import type { ChargeView } from "#ledger/rules/charges.ts";
import { inForce } from "#policies/versions.ts";

/** Whether a currency can be given back for euros: a backed one always, a prepaid one where its policies say so. */
export const isRedeemable = (
  view: Pick<ChargeView, "ticking">,
  { kind, code }: Pick<Currency, "kind" | "code">,
  now: number,
): boolean =>
  kind === "backed" || inForce(view.ticking.versions(code), now - 1)?.policies.prepaid?.redeemable === true;
