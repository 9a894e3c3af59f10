import type { Account } from "@mereau/shared/contracts/accounts.ts";
import type { HomeAccount } from "@mereau/shared/contracts/home.ts";
import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { centsFor } from "@mereau/shared/money/worth.ts";
import { type Convert, conversionOf } from "#services/accounts/inUnit.ts";
import type { CommunityContext } from "#services/context.ts";
import { euroWorth } from "#services/currencies/euroWorth.ts";
import { findCurrency } from "#services/currencies/find.ts";

/** In what a member likes amounts to be shown beside the unit of a currency, and how one is turned into it. */
export type Preference = { unit: "dividends" | "euros"; convert: Convert };

/** The same for each of these currencies; one that has no dividend, or no worth in euros, is left out. */
export async function preferencesFor(
  ctx: CommunityContext,
  amounts: "units" | "dividends" | "euros",
  currencies: readonly string[],
): Promise<Map<string, Preference>> {
  const found = new Map<string, Preference>();
  if (amounts === "units") return found;
  await Promise.all(
    currencies.map(async (code) => {
      const convert = await (amounts === "euros" ? intoEuros(ctx, code) : intoDividends(ctx, code));
      if (convert) found.set(code, { unit: amounts, convert });
    }),
  );
  return found;
}

const intoDividends = async (ctx: CommunityContext, code: string): Promise<Convert | null> =>
  (await conversionOf(ctx, code))?.show ?? null;

async function intoEuros(ctx: CommunityContext, code: string): Promise<Convert | null> {
  const worth = await euroWorth(ctx, code);
  if (!worth) return null;
  const { scale } = await findCurrency(ctx, code);
  return (amount) => {
    const read = parseAmount(amount, scale);
    if (!read.ok) throw new Error(`An amount was answered as ${amount}`);
    return formatAmount(centsFor(read.value, worth), EURO_SCALE);
  };
}

/** The figures of an account in what its reader likes. */
export const preferredFigures = (
  { posted, held, balance }: Account,
  preference: Preference | undefined,
): HomeAccount["preferred"] =>
  preference
    ? {
        unit: preference.unit,
        posted: preference.convert(posted),
        held: preference.convert(held),
        balance: preference.convert(balance),
      }
    : null;
