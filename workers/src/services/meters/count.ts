import { min, sql } from "drizzle-orm";

import { batch, volumeCursor } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { volumesOfBatches } from "#services/meters/batches.ts";
import { warnOfMarks } from "#services/meters/warn.ts";
import type { ScheduledWork, WorkContext } from "#services/scheduled/work.ts";

/** Batches counted by one run of the alarm. */
const BATCHES_MAX = 2_000;

/**
 * Counts what was paid into the volumes of its day, once a day, and then looks whether a legal meter has crossed a mark.
 * The cursor moves in the transaction that counts, so that nothing is counted twice or left out.
 */
export const countVolumes: ScheduledWork = {
  name: "payment_volumes",
  async nextDue({ db }) {
    const [cursor] = await db.select().from(volumeCursor);
    const [first] = cursor ? [] : await db.select({ at: min(batch.at) }).from(batch);
    const at = cursor?.at ?? first?.at ?? null;
    return at === null ? null : at + DAY_MS;
  },
  async run(ctx) {
    if (await countBatches(ctx)) await warnOfMarks(ctx);
  },
};

/** Counts the next batches; true once the head of the ledger is reached. */
async function countBatches({ db, now }: WorkContext): Promise<boolean> {
  const counted = sql`(select batch from volume_cursor)`;
  const upTo = sql`${counted} + ${BATCHES_MAX}`;
  const head = sql`(select coalesce(max(seq), 0) from batch)`;
  const [, , [moved]] = await db.batch([
    db.insert(volumeCursor).values({ id: 1, batch: 0, at: 0 }).onConflictDoNothing(),
    db.run(sql`insert into payment_volume (currency, day, amount, payments)
      select * from (${volumesOfBatches(counted, upTo)}) where true
      on conflict (currency, day) do update
      set amount = amount + excluded.amount, payments = payments + excluded.payments`),
    db
      .update(volumeCursor)
      .set({
        batch: sql`min(${head}, ${upTo})`,
        at: sql`case when ${head} <= ${upTo} then ${now} else ${volumeCursor.at} end`,
      })
      .returning(),
  ]);
  return moved?.at === now;
}
