import { and, desc, eq, gt, inArray, sql } from "drizzle-orm";

import { account, batch, currency } from "@mereau/db/tenant/schema.ts";
import type { CurrencyFigures } from "@mereau/shared/contracts/currencies.ts";
import { type CurrencyKind, systemAccountId } from "@mereau/shared/ledger/currency.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import type { CommunityContext } from "#services/context.ts";
import { euroWorth } from "#services/currencies/euroWorth.ts";
import { expressCurrency } from "#services/currencies/express.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { readClockFigures } from "#services/policies/clock.ts";

/**
 * A currency with what anybody may check of it: what circulates, what is kept behind it, and the head of the ledger
 * that says so. A reserve that stands behind several currencies is compared with all they have in circulation.
 */
export async function readFigures(ctx: CommunityContext, code: string): Promise<CurrencyFigures> {
  const facts = await findCurrency(ctx, code);
  const { backing, scale, kind } = facts;
  const inCirculation = circulationOf(ctx, code, kind);
  const issuedOnReserve = ctx.db
    .select({ posted: sql<number>`coalesce(-sum(${account.posted}), 0)` })
    .from(currency)
    .innerJoin(account, sql`${account.id} = ${currency.code} || ':issuance'`)
    .where(eq(currency.backing, backing ?? ""));
  const reserve = ctx.db
    .select({ posted: account.posted })
    .from(account)
    .where(eq(account.id, systemAccountId(backing ?? "", "reserve")));
  const head = ctx.db
    .select({ seq: batch.seq, hash: batch.hash })
    .from(batch)
    .orderBy(desc(batch.seq))
    .limit(1);
  const itself = ctx.db.select().from(currency).where(eq(currency.code, code));
  const [[row], [held], [issued], [kept], [last]] = await ctx.db.batch([
    itself,
    inCirculation,
    issuedOnReserve,
    reserve,
    head,
  ]);
  if (!row || !held || !issued) throw new Error("A currency and its sums have one row each");
  return {
    ...expressCurrency(row),
    circulation: formatAmount(held.posted, scale),
    reserve: kept ? formatAmount(kept.posted, scale) : null,
    backingRatio: kept && issued.posted > 0 ? ratio(kept.posted, issued.posted) : null,
    ...(await readClockFigures(ctx, facts)),
    euroWorth: await worthOf(ctx, facts),
    at: ctx.now,
    head: last ?? null,
  };
}

async function worthOf(
  ctx: CommunityContext,
  { code, scale }: { code: string; scale: number },
): Promise<CurrencyFigures["euroWorth"]> {
  const worth = await euroWorth(ctx, code);
  return (
    worth && {
      amount: formatAmount(Number(worth.minor), scale),
      euros: formatAmount(Number(worth.cents), EURO_SCALE),
    }
  );
}

/**
 * What circulates, in minor units: what was issued and not given back; where nobody issues, all that stands above zero.
 */
const circulationOf = ({ db }: CommunityContext, code: string, kind: CurrencyKind) =>
  kind === "mutual" || kind === "reserve"
    ? db
        .select({ posted: sql<number>`coalesce(sum(${account.posted}), 0)` })
        .from(account)
        .where(
          and(eq(account.currency, code), inArray(account.kind, ["member", "pot"]), gt(account.posted, 0)),
        )
    : db
        .select({ posted: sql<number>`coalesce(-sum(${account.posted}), 0)` })
        .from(account)
        .where(eq(account.id, systemAccountId(code, "issuance")));

/** To four decimals, rounded down: a reserve that falls short is never shown as whole. */
const ratio = (reserve: number, circulation: number): string =>
  formatAmount(Number((BigInt(reserve) * 10_000n) / BigInt(circulation)), 4);
