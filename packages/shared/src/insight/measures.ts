/**
 * What is summed up of a currency, day by day.
 *
 *   circulation  what was issued, created or dug up, less what was given back or burnt
 *   positive     by how much the sum of all balances above zero rose
 *   reserve      what entered a reserve, less what left it
 *   issue        what was issued, less what of it was undone
 *   redemption   what was redeemed, less what of it was undone
 *   dividend     dividends created
 *   melting, levy, fee, gift, expiry, solidarity   what was taken from accounts for this
 *   flow         payments by the member types of payer and payee, on the day on which they were made
 *   category     payments by their category, likewise
 */
export const measures = [
  "circulation",
  "positive",
  "reserve",
  "issue",
  "redemption",
  "dividend",
  "melting",
  "levy",
  "fee",
  "gift",
  "expiry",
  "solidarity",
  "flow",
  "category",
] as const;

export type Measure = (typeof measures)[number];
