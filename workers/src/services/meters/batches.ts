import { sql, type SQL } from "drizzle-orm";

import { batchColumns } from "@mereau/shared/ledger/batch.ts";

const cell = (name: (typeof batchColumns.transfer)[number]): SQL =>
  sql.raw(`row.value ->> ${batchColumns.transfer.indexOf(name)}`);

const dayOf = (at: SQL): SQL => sql`strftime('%Y-%m-%d', ${at} / 1000, 'unixepoch')`;

/**
 * What the batches after one and up to another add to the volumes: `currency`, `day`, `amount`, `payments`, as a query.
 * A reversal takes what it undoes out of the day on which that was paid, however long ago: so a volume is of what was
 * paid and stayed paid. Batches are in order and state their transfers, which no index keeps in the order of time.
 */
export const volumesOfBatches = (after: SQL, upTo: SQL): SQL => sql`
  with moved as (
    select ${cell("kind")} as kind, ${cell("currency")} as currency, ${cell("amount")} as amount,
      ${cell("related")} as related, batch.at as at
    from batch, json_each(batch.content, '$.transfer') as row
    where batch.seq > ${after} and batch.seq <= ${upTo} and ${cell("verdict")} = 'accepted'
      and ${cell("kind")} in ('payment', 'capture', 'reversal')
  ), counted as (
    select currency, at, amount, 1 as payments from moved where kind <> 'reversal'
    union all
    select undone.currency, undone.at, -undone.amount, -1
    from moved join transfer as undone on undone.id = moved.related
    where moved.kind = 'reversal' and undone.kind in ('payment', 'capture')
  )
  select currency, ${dayOf(sql.raw("at"))} as day, sum(amount) as amount, sum(payments) as payments
  from counted group by 1, 2`;
