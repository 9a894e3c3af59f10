import { and, eq, inArray, isNull, sql } from "drizzle-orm";

import { account, currency, redemptionPayout, till } from "@mereau/db/tenant/schema.ts";
import { centsOf } from "@mereau/shared/contracts/euros.ts";
import { fundCountRequest, type GuaranteeFund } from "@mereau/shared/contracts/guaranteeFund.ts";
import { systemAccountId } from "@mereau/shared/ledger/currency.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { isRedemption, selectRedemptions } from "#services/redemptions/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, auditing } from "#services/roles.ts";
import { readSubject } from "#services/settings/subject.ts";
import { expressTills } from "#services/tills/find.ts";
import { reversal } from "#services/transfers/undone.ts";

const inEuros = (cents: number): string => formatAmount(cents, EURO_SCALE);

/** Whole cents, rounded down. */
const centsIn = (units: number, scale: number): number =>
  scale > EURO_SCALE ? Math.floor(units / 10 ** (scale - EURO_SCALE)) : units * 10 ** (EURO_SCALE - scale);

/** Under which key a count is kept. */
export const countKey = (reserve: string): string => `fund_count:${reserve}`;

/** The reserve behind a currency. Refuses with `unknown_currency`, and with `not_backed` where there is none. */
export async function reserveOf(
  ctx: CommunityContext,
  code: string,
): Promise<{ reserve: string; scale: number }> {
  const { backing, scale } = await findCurrency(ctx, code);
  if (backing === null) throw new Refusal("not_backed", { detail: { currency: code } });
  return { reserve: backing, scale };
}

/**
 * What circulates on a reserve against the euros that are really there: counted at the bank, in the tellers’ boxes, less what is
 * still to be wired. For those who may read the whole ledger. Refuses as `reserveOf` does.
 */
export async function readGuaranteeFund(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
): Promise<GuaranteeFund> {
  allow(caller, auditing);
  const { reserve, scale } = await reserveOf(ctx, code);
  const [kept, issued, toWire, inTills, counted] = await Promise.all([
    ctx.db
      .select({ posted: account.posted })
      .from(account)
      .where(eq(account.id, systemAccountId(reserve, "reserve"))),
    ctx.db
      .select({ code: currency.code, posted: sql<number>`coalesce(-${account.posted}, 0)` })
      .from(currency)
      .leftJoin(account, sql`${account.id} = ${currency.code} || ':issuance'`)
      .where(eq(currency.backing, reserve))
      .orderBy(currency.code),
    owedOn(ctx, reserve, scale),
    cashInTills(ctx),
    readSubject(ctx, countKey(reserve), fundCountRequest),
  ]);
  const circulation = centsIn(
    issued.reduce((sum, { posted }) => sum + posted, 0),
    scale,
  );
  const covered = counted === null ? null : centsOf(counted.euros) + inTills - toWire;
  return {
    reserve,
    currencies: issued.map((one) => one.code),
    circulation: inEuros(circulation),
    recorded: inEuros(centsIn(kept[0]?.posted ?? 0, scale)),
    inTills: inEuros(inTills),
    toWire: inEuros(toWire),
    counted: counted && { euros: inEuros(centsOf(counted.euros)), on: counted.on },
    covered: covered === null ? null : inEuros(covered),
    short: covered === null ? null : inEuros(Math.max(0, circulation - covered)),
    at: ctx.now,
  };
}

/** What is owed for redemptions on a reserve and not wired yet, in cents. */
async function owedOn(ctx: CommunityContext, reserve: string, scale: number): Promise<number> {
  const due = await selectRedemptions(ctx).where(
    and(isRedemption, isNull(reversal.id), isNull(redemptionPayout.id), eq(currency.backing, reserve)),
  );
  return centsIn(
    due.reduce((sum, { owed }) => sum + owed, 0),
    scale,
  );
}

/** The cash in everybody’s box: that of their last till, as it should be, or as it was counted when it was closed. */
async function cashInTills(ctx: CommunityContext): Promise<number> {
  const last = ctx.db
    .select({ number: sql<number>`max(${till.number})` })
    .from(till)
    .groupBy(till.teller);
  const rows = await ctx.db.select().from(till).where(inArray(till.number, last));
  const told = await expressTills(ctx, rows);
  return told.reduce((sum, { closing, expected }) => sum + centsOf(closing?.counted ?? expected), 0);
}
