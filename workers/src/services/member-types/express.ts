import type { memberType } from "@mereau/db/tenant/schema.ts";
import type { MemberType, MemberTypeChange } from "@mereau/shared/contracts/memberTypes.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency, scaleOf } from "#services/currencies/find.ts";
import { capMinorUnits, formatCap, minorUnits } from "#services/currencies/minorUnits.ts";
import { Refusal } from "#services/refusal.ts";

type Row = typeof memberType.$inferSelect;

/** A member type as the API shows it: limits in decimals of each currency. */
export async function expressType(ctx: CommunityContext, row: Row): Promise<MemberType> {
  const accounts = await Promise.all(
    Object.entries(row.accounts).map(async ([currency, limits]) => {
      const scale = await scaleOf(ctx, currency);
      const creditLimit = formatAmount(limits.creditLimit, scale);
      return { currency, creditLimit, balanceCap: formatCap(limits.balanceCap, scale) };
    }),
  );
  return { code: row.code, name: row.name, provider: row.provider, accounts };
}

/** The limits of a request in minor units, by currency. Refuses unknown currencies, reserves, credit in a currency that is issued, and figures that are no amounts. */
export async function readLimits(
  ctx: CommunityContext,
  accounts: MemberTypeChange["accounts"],
): Promise<Row["accounts"]> {
  const limits: Row["accounts"] = {};
  for (const { currency, creditLimit, balanceCap } of accounts) {
    const { scale, kind } = await findCurrency(ctx, currency);
    if (kind === "reserve") throw new Refusal("currency_mismatch", { detail: { currency } });
    const credit = minorUnits(creditLimit, scale, "creditLimit");
    if (kind !== "mutual" && credit > 0) throw new Refusal("no_credit", { detail: { currency } });
    limits[currency] = {
      creditLimit: credit,
      balanceCap: capMinorUnits(balanceCap, scale),
    };
  }
  return limits;
}
