import { eq, sql } from "drizzle-orm";

import { account as accounts, currency } from "@mereau/db/tenant/schema.ts";
import { stepEnds } from "@mereau/shared/calendar/steps.ts";
import type { Balances, BalancesQuery } from "@mereau/shared/contracts/balances.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { type Convert, dividendConversion } from "#services/accounts/inUnit.ts";
import { readStandings, type Standing } from "#services/accounts/standings.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { type FieldError, Refusal } from "#services/refusal.ts";

/** How many points an answer has at most. */
const POINTS_MAX = 400;

/** As many entries as are added up for one answer; beyond, only what the account stood at is told. */
const ADDED_UP_MAX = 100_000;

/** Later than anything that was ever recorded. */
const ALWAYS = Number.MAX_SAFE_INTEGER;

/** What the postings of a step come to, in minor units. */
type Flows = { in: number; out: number; dividend: number; melted: number };

/**
 * What an account stood at when each day, week or month of a period ended, and what came in and went out in it, as its statement
 * counts it: dividends and melting in the step in which they were due. Nothing is told of what has not come yet.
 * Refuses with `invalid_input` a period that ends before it begins, or that has more than 400 steps or too many ticks; with
 * `no_dividend` to tell in dividends what has none.
 */
export async function readBalances(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  { from, to = ctx.now + 1, step, unit }: BalancesQuery,
): Promise<Balances> {
  await mayRead(ctx, caller, account);
  if (to <= from && from <= ctx.now) throw refused({ field: "to", code: "before_from" });
  const until = Math.min(to, ctx.now + 1);
  const ends = stepEnds(from, until, step, POINTS_MAX);
  if (ends === null) throw refused({ field: "step", code: "too_many_points" });
  const [found] = await ctx.db
    .select({ standing: accounts, scale: currency.scale })
    .from(accounts)
    .innerJoin(currency, eq(currency.code, accounts.currency))
    .where(eq(accounts.id, account));
  if (!found) throw new Refusal("unknown_account");
  const { standing, scale } = found;
  const convert = unit === "dividend" ? (await dividendConversion(ctx, standing.currency)).convert : asIs;
  const decimal = (minor: number) => convert(formatAmount(minor, scale));
  const moments = [from, ...ends].map((moment) => (moment > ctx.now ? ALWAYS : moment));
  const standings = await readStandings(ctx, standing, moments);
  const flows = await readFlows(ctx, account, standings);
  const points = ends.map((end, index) => {
    const { posted } = standings[index + 1] ?? missing();
    const flow = flows?.[index];
    return {
      at: end - 1,
      posted: decimal(posted),
      in: flow ? decimal(flow.in) : null,
      out: flow ? decimal(flow.out) : null,
      dividend: flow ? decimal(flow.dividend) : null,
      melted: flow ? decimal(flow.melted) : null,
    };
  });
  const opening = decimal((standings[0] ?? missing()).posted);
  return { account, currency: standing.currency, unit, step, opening, points };
}

const asIs: Convert = (amount) => amount;

const refused = (field: FieldError): Refusal => new Refusal("invalid_input", { fields: [field] });

function missing(): never {
  throw new Error("Each moment has its standing");
}

/**
 * What each step between two standings came to: its postings, and what came in and melted in it whenever it was posted. Null
 * where too many postings would have to be added up.
 */
async function readFlows(
  ctx: CommunityContext,
  account: string,
  standings: readonly Standing[],
): Promise<Flows[] | null> {
  const [first, last] = [standings[0]?.last ?? 0, standings.at(-1)?.last ?? 0];
  const [beyond] = await ctx.db.all(sql`select seq from posting
    where account = ${account} and seq > ${first} and seq <= ${last} limit 1 offset ${ADDED_UP_MAX}`);
  if (beyond !== undefined) return null;
  const spans = standings.slice(1).map((standing, index) => [standings[index]?.last ?? 0, standing.last]);
  const rows = await ctx.db.all<Flows & { step: number }>(sql`select json_each."key" as step,
      sum(max(amount, 0)) as "in", -sum(min(amount, 0)) as out,
      sum(case purpose when 'dividend' then amount else 0 end) as dividend,
      -sum(case purpose when 'melting' then amount else 0 end) as melted
    from json_each(${JSON.stringify(spans)}) cross join posting
      on account = ${account} and seq > value ->> 0 and seq <= value ->> 1
    group by json_each."key"`);
  const posted = new Map(rows.map((row) => [row.step, row]));
  return spans.map((_, index) => {
    const [before, after] = [standings[index] ?? missing(), standings[index + 1] ?? missing()];
    const { in: came = 0, out = 0, dividend = 0, melted = 0 } = posted.get(index) ?? {};
    const [gross, fee] = [after.gross - before.gross, after.melted - before.melted];
    return { in: came + gross, out: out + fee, dividend: dividend + gross, melted: melted + fee };
  });
}
