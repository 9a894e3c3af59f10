import { sql } from "drizzle-orm";
import * as z from "zod";

import type { CommunityContext } from "#services/context.ts";
import { volumesOfBatches } from "#services/meters/batches.ts";

const row = z.object({ currency: z.string(), day: z.string(), amount: z.int(), payments: z.int() });

/** What was paid in one currency on one UTC day, in minor units. */
export type DayVolume = z.infer<typeof row>;

/**
 * What was paid in each currency, day by day, from a UTC day on: what has been summed up, and the batches since then, in
 * one read. Exact to the unit at the head of the ledger.
 */
export async function readVolumes({ db }: Pick<CommunityContext, "db">, since: string): Promise<DayVolume[]> {
  const counted = sql`coalesce((select batch from volume_cursor), 0)`;
  const { rows } = await db.run(sql`
    select currency, day, sum(amount) as amount, sum(payments) as payments from (
      select currency, day, amount, payments from payment_volume
      union all
      select * from (${volumesOfBatches(counted, sql`(select max(seq) from batch)`)})
    ) where day >= ${since} group by 1, 2 order by 1, 2`);
  return z.array(row).parse(rows.map((one) => ({ ...one })));
}

/** The sum of some of them. */
export const totalOf = (volumes: readonly DayVolume[]): { amount: number; payments: number } => ({
  amount: volumes.reduce((sum, { amount }) => sum + amount, 0),
  payments: volumes.reduce((sum, { payments }) => sum + payments, 0),
});
