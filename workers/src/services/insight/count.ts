import { eq, min, sql } from "drizzle-orm";

import { batch, insightCursor } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { CommunityContext } from "#services/context.ts";
import { activityOfBatches, figuresOfBatches } from "#services/insight/batches.ts";
import type { ScheduledWork } from "#services/scheduled/work.ts";

/** Batches counted at once by the alarm, and before somebody reads, who waits for it. */
const BATCHES_MAX = 1_000;
const READING_MAX = 200;

const FIGURES = "figures" as const;

/** Sums up what managers look at, once a day, so that whoever looks waits for little. */
export const countFigures: ScheduledWork = {
  name: "daily_figures",
  async nextDue({ db }) {
    const [cursor] = await db.select().from(insightCursor).where(eq(insightCursor.name, FIGURES));
    const [first] = cursor ? [] : await db.select({ at: min(batch.at) }).from(batch);
    const at = cursor?.at ?? first?.at ?? null;
    return at === null ? null : at + DAY_MS;
  },
  async run(ctx) {
    await countBatches(ctx);
  },
};

/** Up to when the figures count, and whether that is the head of the ledger. */
export type Counted = { at: number; isWhole: boolean };

/** Counts what has come since the last time, a limited part of it, before somebody reads. */
export async function countBeforeReading(ctx: Pick<CommunityContext, "db" | "now">): Promise<Counted> {
  const isWhole = (await isAtHead(ctx)) || (await countBatches(ctx, READING_MAX));
  const { rows } = await ctx.db.run(
    sql`select at from batch where seq = (select batch from insight_cursor where name = ${FIGURES})`,
  );
  return { at: isWhole ? ctx.now : Number(rows[0]?.["at"] ?? 0), isWhole };
}

async function isAtHead({ db }: Pick<CommunityContext, "db">): Promise<boolean> {
  const { rows } =
    await db.run(sql`select coalesce((select batch from insight_cursor where name = ${FIGURES}), -1)
    = coalesce((select max(seq) from batch), 0) as even`);
  return rows[0]?.["even"] === 1;
}

/**
 * Counts the next batches; true once the head of the ledger is reached. The cursor moves in the transaction that counts, so that
 * nothing is counted twice or left out, whoever counts at the same time.
 */
export async function countBatches(
  { db, now }: Pick<CommunityContext, "db" | "now">,
  batchesMax = BATCHES_MAX,
): Promise<boolean> {
  const counted = sql`(select batch from insight_cursor where name = ${FIGURES})`;
  const upTo = sql`${counted} + ${batchesMax}`;
  const head = sql`(select coalesce(max(seq), 0) from batch)`;
  const [, , , [moved]] = await db.batch([
    db.insert(insightCursor).values({ name: FIGURES, batch: 0, at: 0 }).onConflictDoNothing(),
    db.run(sql`insert into daily_figure (currency, measure, day, part, amount, times)
      select * from (${figuresOfBatches(counted, upTo)}) where true
      on conflict (currency, measure, day, part) do update
      set amount = amount + excluded.amount, times = times + excluded.times`),
    db.run(sql`insert into monthly_activity (currency, month, account, paid, payments, received, receipts, last_on)
      select * from (${activityOfBatches(counted, upTo)}) where true
      on conflict (currency, month, account) do update
      set paid = paid + excluded.paid, payments = payments + excluded.payments, received = received + excluded.received,
        receipts = receipts + excluded.receipts, last_on = max(last_on, excluded.last_on)`),
    db
      .update(insightCursor)
      .set({
        batch: sql`min(${head}, ${upTo})`,
        at: sql`case when ${head} <= ${upTo} then ${now} else ${insightCursor.at} end`,
      })
      .where(eq(insightCursor.name, FIGURES))
      .returning(),
  ]);
  return moved?.at === now;
}
