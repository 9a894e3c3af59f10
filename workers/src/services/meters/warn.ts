import { and, eq } from "drizzle-orm";

import { member, meterMark } from "@mereau/db/tenant/schema.ts";
import { marksReached, type MeterMark, METER_MARKS, thresholdOf } from "@mereau/shared/backing/meters.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { meterLetter } from "#services/mail/templates/meters.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { measure, together } from "#services/meters/measure.ts";
import { planRun, type Write, writeAll } from "#services/scheduled/plan.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

const meters = ["volume", "outstanding"] as const;

type Crossing = { reserve: string; meter: (typeof meters)[number]; mark: MeterMark; amount: number };

/**
 * Tells the administrators of each mark that a legal meter has come to since it was last looked at, once; a mark that it
 * has fallen below again may be crossed anew. The mark and the letters are written together.
 */
export async function warnOfMarks(ctx: WorkContext): Promise<void> {
  const { currencies } = await measure(ctx);
  const standing = await ctx.db.select().from(meterMark);
  const writes: Write[] = [];
  for (const reserve of new Set(currencies.map((one) => one.reserve)))
    for (const meter of meters) {
      const amount = together(currencies, reserve, meter);
      const { scale } = await findCurrency(ctx, reserve);
      const reached = marksReached(amount, thresholdOf(scale));
      for (const mark of METER_MARKS) {
        const crossing = { reserve, meter, mark, amount };
        const isKnown = standing.some(
          (one) => one.reserve === reserve && one.meter === meter && one.mark === mark,
        );
        if (isKnown && !reached.includes(mark)) writes.push(forget(ctx, crossing));
        // Of two marks crossed at once only the higher one is told
        if (!isKnown && reached.includes(mark))
          writes.push(...(await cross(ctx, crossing, mark === reached.at(-1))));
      }
    }
  await writeAll(ctx, writes);
}

const forget = ({ db }: WorkContext, { reserve, meter, mark }: Crossing): Write =>
  db
    .delete(meterMark)
    .where(and(eq(meterMark.reserve, reserve), eq(meterMark.meter, meter), eq(meterMark.mark, mark)));

async function cross(
  ctx: WorkContext,
  { reserve, meter, mark, amount }: Crossing,
  isTold: boolean,
): Promise<Write[]> {
  const note = ctx.db
    .insert(meterMark)
    .values({ reserve, meter, mark, crossedAt: ctx.now })
    .onConflictDoNothing();
  if (!isTold) return [note];
  const [euros, admins] = await Promise.all([
    findCurrency(ctx, reserve),
    ctx.db
      .select({ id: member.id, language: member.language })
      .from(member)
      .where(and(eq(member.role, "admin"), eq(member.status, "active"))),
  ]);
  const letters = admins.map(({ id, language }) => {
    const shown = (minor: number) => displayAmount(minor, euros, language);
    const threshold = shown(thresholdOf(euros.scale));
    const letter = meterLetter(language, { meter, mark, amount: shown(amount), threshold });
    const about = `meters/${reserve}/${meter}/${id}`;
    return planRun(
      ctx,
      writtenRun(ctx, { ...letter, member: id, kind: "management", about, letter: `${mark} ${ctx.now}` }),
    );
  });
  return [note, ...letters];
}
