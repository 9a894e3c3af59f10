/** What accounts may use so much of in a month of the UTC calendar: help from the pot of solidarity; gifts to give. */
export const usePurposes = ["solidarity", "giving"] as const;

export type UsePurpose = (typeof usePurposes)[number];

/** What an account has used of a monthly limit, in minor units, in the last month in which it used anything. */
export type MonthlyUse = { account: string; purpose: UsePurpose; month: string; used: number };

/** A name for one use among all. */
export const useKey = (account: string, purpose: UsePurpose): string => `${account} ${purpose}`;

/** What was used in a month. */
export const usedIn = (use: MonthlyUse | undefined, month: string): number =>
  use?.month === month ? use.used : 0;
