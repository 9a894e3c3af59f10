import { desc, eq } from "drizzle-orm";

import { currency, tick } from "@mereau/db/tenant/schema.ts";
import type { CurrencyFigures } from "@mereau/shared/contracts/currencies.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { minorOf, type Span, spanSeconds } from "@mereau/shared/policies/parts.ts";
import { inForce, type PolicyVersion } from "@mereau/shared/policies/versions.ts";
import { nextTickAt } from "@mereau/shared/settling/clock.ts";
import type { CommunityContext } from "#services/context.ts";
import { type CurrencyFacts, findCurrency } from "#services/currencies/find.ts";
import { readVersions } from "#services/policies/versions.ts";
import { findPots } from "#services/pots/find.ts";

type Tick = typeof tick.$inferSelect;
type Clock = { versions: readonly PolicyVersion[]; last: Tick | undefined; recipients: number };

/** Where the clock of a currency stands. */
async function readClock(ctx: CommunityContext, code: string): Promise<Clock> {
  const [versions, [[last], [row]]] = await Promise.all([
    readVersions(ctx, code),
    ctx.db.batch([
      ctx.db.select().from(tick).where(eq(tick.currency, code)).orderBy(desc(tick.number)).limit(1),
      ctx.db.select({ recipients: currency.recipients }).from(currency).where(eq(currency.code, code)),
    ]),
  ]);
  return { versions, last, recipients: row?.recipients ?? 0 };
}

/** What a member received at the last tick, or will at the first one; null where there is no dividend now. Minor units. */
function dividendOf({ versions, last }: Clock, scale: number, now: number): number | null {
  const settings = inForce(versions, now)?.policies.dividend;
  if (!settings) return null;
  return last !== undefined && last.dividend > 0 ? last.dividend : minorOf(settings.amount, scale);
}

/** The dividend of a currency as it stands, in minor units; null where it has none. Refuses with `unknown_currency`. */
export async function readDividend(ctx: CommunityContext, code: string): Promise<number | null> {
  const { scale, kind } = await findCurrency(ctx, code);
  return kind === "dividend" ? dividendOf(await readClock(ctx, code), scale, ctx.now) : null;
}

/** The tick at which a re-evaluation comes about: the first one at the moment when it is due, or after it. */
function reevaluationTick(due: number | null, next: number | null, every: Span): number | null {
  if (due === null || next === null) return due;
  const tickMs = spanSeconds[every] * 1_000;
  return next + Math.max(0, Math.ceil((due - next) / tickMs)) * tickMs;
}

/** What comes to and goes from accounts by itself, as anybody may know. */
export async function readClockFigures(
  ctx: CommunityContext,
  { code, scale, kind }: CurrencyFacts,
): Promise<Pick<CurrencyFigures, "dividend" | "melting">> {
  if (kind === "reserve") return { dividend: null, melting: null };
  const clock = await readClock(ctx, code);
  const { versions, last, recipients } = clock;
  const policies = inForce(versions, ctx.now)?.policies ?? {};
  const next = last ? nextTickAt(versions, last.at) : null;
  const amount = dividendOf(clock, scale, ctx.now);
  const { dividend, demurrage } = policies;
  const pots = demurrage && demurrage.to !== "burn" ? await findPots(ctx, code) : [];
  const destination = pots.find(({ id }) => id === demurrage?.to);
  return {
    dividend:
      dividend && amount !== null
        ? {
            amount: formatAmount(amount, scale),
            tick: dividend.tick,
            nextTickAt: next,
            reevaluateAt: reevaluationTick(last?.reevaluateAt ?? null, next, dividend.tick),
            members: recipients,
          }
        : null,
    melting: demurrage
      ? {
          rate: demurrage.rate,
          per: demurrage.per,
          byType: demurrage.byType,
          floor: formatAmount(minorOf(demurrage.floor, scale), scale),
          tick: demurrage.tick,
          nextTickAt: next,
          destination: destination ?? null,
        }
      : null,
  };
}
