import type { Account } from "@mereau/shared/contracts/accounts.ts";
import type { Entry, SettledDay } from "@mereau/shared/contracts/entries.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { inDividends, shownInDividends } from "@mereau/shared/money/dividends.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { readDividend } from "#services/policies/clock.ts";
import { Refusal } from "#services/refusal.ts";

/** In what amounts are answered: in the unit of the currency, or in what a member receives at a tick. */
export type Unit = "currency" | "dividend";

/** Turns an amount of a currency, as it is answered, into dividends. */
export type Convert = (amount: string) => string;

/** How amounts are turned into dividends, for programs and for a screen, and at which dividend, in minor units. */
type Conversion = { dividend: number; convert: Convert; show: Convert };

/** How amounts of a currency are turned into dividends; null where it has none. */
export async function conversionOf(ctx: CommunityContext, code: string): Promise<Conversion | null> {
  const dividend = await readDividend(ctx, code);
  if (dividend === null || dividend === 0) return null;
  const { scale } = await findCurrency(ctx, code);
  const minorOf = (amount: string): number => {
    const read = parseAmount(amount, scale);
    if (!read.ok) throw new Error(`An amount was answered as ${amount}`);
    return read.value;
  };
  return {
    dividend,
    convert: (amount) => inDividends(minorOf(amount), dividend, scale),
    show: (amount) => shownInDividends(minorOf(amount), dividend),
  };
}

/** The same, for a currency that must have a dividend. Refuses with `no_dividend`. */
export async function dividendConversion(ctx: CommunityContext, code: string): Promise<Conversion> {
  const found = await conversionOf(ctx, code);
  if (!found) throw new Refusal("no_dividend");
  return found;
}

/** An account with its amounts in dividends. */
export const accountWith = (account: Account, convert: Convert): Account => ({
  ...account,
  unit: "dividend",
  posted: convert(account.posted),
  held: convert(account.held),
  balance: convert(account.balance),
  creditLimit: convert(account.creditLimit),
  balanceCap: account.balanceCap === null ? null : convert(account.balanceCap),
  unsettled: account.unsettled && {
    dividend: convert(account.unsettled.dividend),
    melted: convert(account.unsettled.melted),
  },
});

/** Accounts with their amounts in dividends, where their currency has any; the others stay as they are. */
export async function accountsIn(
  ctx: CommunityContext,
  accounts: readonly Account[],
  unit: Unit,
): Promise<Account[]> {
  if (unit === "currency") return [...accounts];
  const conversions = new Map<string, Conversion | null>();
  for (const { currency } of accounts)
    if (!conversions.has(currency)) conversions.set(currency, await conversionOf(ctx, currency));
  return accounts.map((account) => {
    const found = conversions.get(account.currency);
    return found ? accountWith(account, found.convert) : account;
  });
}

/** The ticks of a settlement with their amounts in dividends as they are now. */
export const daysWith = (days: readonly SettledDay[], convert: Convert): SettledDay[] =>
  days.map((day) => ({
    ...day,
    dividend: convert(day.dividend),
    melted: convert(day.melted),
    posted: convert(day.posted),
  }));

/** A line of history with its amounts in dividends as they are now. */
export const entryWith = (entry: Entry, convert: Convert): Entry => ({
  ...entry,
  amount: convert(entry.amount),
  posted: convert(entry.posted),
  ...(entry.beforePeriod !== undefined && { beforePeriod: convert(entry.beforePeriod) }),
  ...(entry.days && { days: daysWith(entry.days, convert) }),
});
