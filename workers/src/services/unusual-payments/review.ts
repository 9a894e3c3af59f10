import { eq, lt, max, min, sql } from "drizzle-orm";

import { batch, insightCursor, unusualPayment } from "@mereau/db/tenant/schema.ts";
import { DAY_MS, dateOf } from "@mereau/shared/calendar/date.ts";
import { hourInFrance } from "@mereau/shared/insight/unusual/hour.ts";
import { unusualReasons } from "@mereau/shared/insight/unusual/judge.ts";
import type { CommunityContext } from "#services/context.ts";
import { countBeforeReading } from "#services/insight/count.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import type { ScheduledWork } from "#services/scheduled/work.ts";
import * as facts from "#services/unusual-payments/facts.ts";

/** Batches looked through at once by the alarm, and before somebody reads, who waits for it. */
const BATCHES_MAX = 300;
const READING_MAX = 50;

/** A community that begins to look does not look further back. */
const FIRST_LOOK_MS = 31 * DAY_MS;

const REVIEW = "review" as const;

/** Looks through what was paid, once a day, for what a manager may want to look at. */
export const reviewPayments: ScheduledWork = {
  name: "payment_review",
  async nextDue({ db }) {
    const [cursor] = await db.select().from(insightCursor).where(eq(insightCursor.name, REVIEW));
    const [first] = cursor ? [] : await db.select({ at: min(batch.at) }).from(batch);
    const at = cursor?.at ?? first?.at ?? null;
    return at === null ? null : at + DAY_MS;
  },
  async run(ctx) {
    await reviewBatches(ctx);
  },
};

type Reach = { after: number; upTo: number; isLast: boolean };

/** From which batch to which it goes: no further than the daily figures do, by which is known what is usual. */
async function reachOf(
  { db, now }: Pick<CommunityContext, "db" | "now">,
  batchesMax: number,
): Promise<Reach | null> {
  const cursors = await db.select().from(insightCursor);
  const counted = cursors.find(({ name }) => name === "figures")?.batch ?? 0;
  const [before] = await db
    .select({ seq: max(batch.seq) })
    .from(batch)
    .where(lt(batch.at, now - FIRST_LOOK_MS));
  const after = cursors.find(({ name }) => name === REVIEW)?.batch ?? before?.seq ?? 0;
  const upTo = Math.min(counted, after + batchesMax);
  return { after, upTo: Math.max(after, upTo), isLast: upTo >= counted };
}

/**
 * Looks through the next batches and keeps what is worth a look. Done twice it is as done once: a payment is kept under its id, and
 * what a manager noted stays.
 */
export async function reviewBatches(
  ctx: Pick<CommunityContext, "db" | "now">,
  batchesMax = BATCHES_MAX,
): Promise<void> {
  const reach = await reachOf(ctx, batchesMax);
  if (!reach) return;
  const { after, upTo, isLast } = reach;
  const found = after < upTo ? await findUnusual(ctx, after, upTo) : [];
  const at = isLast ? ctx.now : 0;
  await writeAll(ctx, [
    ...found.map((one) => ctx.db.insert(unusualPayment).values(one).onConflictDoNothing()),
    ctx.db
      .insert(insightCursor)
      .values({ name: REVIEW, batch: upTo, at })
      .onConflictDoUpdate({ target: insightCursor.name, set: { batch: sql`max(batch, ${upTo})`, at } }),
  ]);
}

/** Counts and looks through a small part of what has come since the last time. */
export async function reviewBeforeReading(ctx: Pick<CommunityContext, "db" | "now">): Promise<void> {
  await countBeforeReading(ctx);
  await reviewBatches(ctx, READING_MAX);
}

async function findUnusual(ctx: Pick<CommunityContext, "db">, after: number, upTo: number) {
  const payments = await facts.paymentsOf(ctx, sql`batch.seq > ${after} and batch.seq <= ${upTo}`);
  const [first] = payments;
  if (!first) return [];
  const hourBefore = first.at - 3_600_000;
  const day = dateOf(first.at);
  const [earlier, means, habits] = await Promise.all([
    facts.paymentsOf(
      ctx,
      sql`batch.at >= ${hourBefore} and batch.at <= ${first.at} and batch.seq <= ${after}`,
    ),
    facts.meansBefore(ctx, day),
    facts.habitsBefore(
      ctx,
      payments.map(({ payer }) => payer),
      facts.monthOf(first.at),
    ),
  ]);
  const { large, worthwhile } = facts.worthReading(payments, means);
  const [firsts, back] = await Promise.all([facts.firstToPayee(ctx, large), facts.cameBack(ctx, worthwhile)]);
  const often = facts.withinHour([...earlier, ...payments]);
  return payments.flatMap(({ id, currency, payer, at, amount }) => {
    const reasons = unusualReasons({
      amount,
      habit: habits.get(payer) ?? { paid: 0, payments: 0 },
      mean: means.get(currency) ?? null,
      isFirstToPayee: firsts.has(id),
      back: back.get(id) ?? [],
      withinHour: often.get(id) ?? 1,
      hour: hourInFrance(at),
    });
    return reasons.length === 0 ? [] : [{ id, currency, at, reasons }];
  });
}
