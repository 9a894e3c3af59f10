/**
 * What a currency is made from.
 * - `backed`: issued against euros in reserve, one for one
 * - `mutual`: nobody issues; the buyer goes below zero, the seller above, the sum is zero
 * - `dividend`: created equally for every recognised member
 * - `prepaid`: sold in advance, spent on a tariff, not redeemable
 * - `reserve`: the official money (euros) that stands behind a backed currency
 */
export type CurrencyKind = "backed" | "mutual" | "dividend" | "prepaid" | "reserve";

/** A currency as the ledger knows it. Amounts are in minor units of the currency itself. */
export type Currency = {
  /** Two to eight capitals or digits, unique in its community: `MIEL`, `EUR`. */
  code: string;
  name: string;
  symbol: string;
  /** Digits after the decimal point, 0 to 4, fixed at creation. */
  scale: number;
  kind: CurrencyKind;
  /** The currency of kind `reserve` that stands behind a backed currency. */
  backing: string | null;
  /** From this amount on a payment must carry its device's signature; null: never asked. */
  signatureFrom: number | null;
  /** Accounts that receive its dividend. */
  recipients: number;
};

/** A currency as it is created: nobody receives its dividend yet. */
export type NewCurrency = Omit<Currency, "recipients">;

/**
 * The accounts a currency keeps for itself.
 * - `issuance` stands opposite everything in circulation: its posted amount is minus the money mass
 * - `dividends` keeps the dividends that were created and that their members have not been settled with yet
 * - `reserve` and `deposits` belong to a reserve currency: euros kept, and the people who brought them
 */
export type SystemAccountKind = "issuance" | "reserve" | "deposits" | "dividends";

/** The id of a currency's own account: `MIEL:issuance`. */
export const systemAccountId = (currency: string, kind: SystemAccountKind): string => `${currency}:${kind}`;

/** The system accounts that a currency of this kind opens with. */
export function systemAccountKinds(kind: CurrencyKind): readonly SystemAccountKind[] {
  switch (kind) {
    case "backed":
    case "dividend":
    case "prepaid":
      return ["issuance"];
    case "reserve":
      return ["reserve", "deposits"];
    case "mutual":
      return [];
  }
}
