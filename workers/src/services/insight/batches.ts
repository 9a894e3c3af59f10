import { sql, type SQL } from "drizzle-orm";

import { batchColumns } from "@mereau/shared/ledger/batch.ts";

type Told = "account" | "posting" | "transfer";

const cell = (table: Told, name: string): SQL => {
  const columns: readonly string[] = batchColumns[table];
  return sql.raw(`row.value ->> ${columns.indexOf(name)}`);
};

const dayOf = (at: string): SQL => sql.raw(`strftime('%Y-%m-%d', ${at} / 1000, 'unixepoch')`);

const within = (after: SQL, upTo: SQL): SQL => sql`batch.seq > ${after} and batch.seq <= ${upTo}`;

/** The currency and the rest of an account’s id: `MIEL` and `issuance` of `MIEL:issuance`. */
const currencyOf = sql.raw("substr(account, 1, instr(account, ':') - 1)");
const numberOf = sql.raw("substr(account, instr(account, ':') + 1)");

/**
 * What the batches after one and up to another add to the daily figures: `currency`, `measure`, `day`, `part`, `amount`,
 * `times`, as a query. Everything is read from what batches state: the type of an account too, as it was then. A payment that was
 * undone is taken out of the day on which it was made; all else that a reversal moves counts on the day of the reversal.
 */
export const figuresOfBatches = (after: SQL, upTo: SQL): SQL => sql`
  with moved as materialized (
    select ${cell("transfer", "id")} as id, ${cell("transfer", "kind")} as kind, ${cell("transfer", "currency")} as currency,
      ${cell("transfer", "from_account")} as payer, ${cell("transfer", "to_account")} as payee,
      ${cell("transfer", "amount")} as amount, ${cell("transfer", "category")} as category,
      ${cell("transfer", "related")} as related, batch.seq as seq, batch.at as at
    from batch, json_each(batch.content, '$.transfer') as row
    where ${within(after, upTo)} and ${cell("transfer", "verdict")} = 'accepted'
  ), paid as materialized (
    select seq, currency, payer, payee, amount, category, at, 1 as sign from moved where kind in ('payment', 'capture')
    union all
    select undone.batch, undone.currency, undone.from_account, undone.to_account, undone.amount, undone.category, undone.at, -1
    from moved join transfer as undone on undone.id = moved.related
    where moved.kind = 'reversal' and undone.kind in ('payment', 'capture')
  ), typed as materialized (
    select batch.seq as seq, ${cell("account", "id")} as account, ${cell("account", "type")} as type
    from batch, json_each(batch.content, '$.account') as row
    where batch.seq in (select seq from paid)
  ), posted as materialized (
    select ${cell("posting", "account")} as account, ${cell("posting", "amount")} as amount,
      ${cell("posting", "posted")} as posted, ${cell("posting", "purpose")} as purpose, batch.at as at,
      moved.kind as kind, coalesce(undone.kind, moved.kind) as meant
    from batch, json_each(batch.content, '$.posting') as row
      join moved on moved.id = ${cell("posting", "transfer")}
      left join transfer as undone on moved.kind = 'reversal' and undone.id = moved.related
    where ${within(after, upTo)}
  ), counted as (
    select currency, 'flow' as measure, at, coalesce(payer_is.type, '') || '>' || coalesce(payee_is.type, '') as part,
      sign * amount as amount, sign as times
    from paid left join typed as payer_is on payer_is.seq = paid.seq and payer_is.account = paid.payer
      left join typed as payee_is on payee_is.seq = paid.seq and payee_is.account = paid.payee
    union all
    select currency, 'category', at, coalesce(category, ''), sign * amount, sign from paid
    union all
    select ${currencyOf}, 'circulation', at, '', -amount, 1 from posted where ${numberOf} = 'issuance'
    union all
    select ${currencyOf}, 'positive', at, '', max(posted, 0) - max(posted - amount, 0), 1 from posted
    where ${numberOf} not in ('issuance', 'reserve', 'deposits', 'dividends')
    union all
    select ${currencyOf}, 'reserve', at, '', amount, 1 from posted where ${numberOf} = 'reserve'
    union all
    select ${currencyOf}, meant, at, '', iif(meant = 'redemption', amount, -amount), iif(kind = 'reversal', -1, 1) from posted
    where ${numberOf} = 'issuance' and meant in ('issue', 'redemption', 'dividend') and (purpose is null or meant = 'dividend')
    union all
    select ${currencyOf}, purpose, at, '', -amount, iif(kind = 'reversal', -1, 1) from posted
    where purpose is not null and purpose <> 'dividend' and iif(kind = 'reversal', amount > 0, amount < 0)
  )
  select currency, measure, ${dayOf("at")} as day, part, sum(amount) as amount, sum(times) as times
  from counted group by 1, 2, 3, 4`;

/** What the same batches add to the activity of accounts, by month: `currency`, `month`, `account`, what it paid and was paid. */
export const activityOfBatches = (after: SQL, upTo: SQL): SQL => sql`
  with paid as materialized (
    select ${cell("transfer", "currency")} as currency, ${cell("transfer", "from_account")} as payer,
      ${cell("transfer", "to_account")} as payee, ${cell("transfer", "amount")} as amount, ${dayOf("batch.at")} as day
    from batch, json_each(batch.content, '$.transfer') as row
    where ${within(after, upTo)} and ${cell("transfer", "verdict")} = 'accepted'
      and ${cell("transfer", "kind")} in ('payment', 'capture')
  ), sides as (
    select currency, day, payer as account, amount as paid, 1 as payments, 0 as received, 0 as receipts from paid
    union all
    select currency, day, payee, 0, 0, amount, 1 from paid
  )
  select currency, substr(day, 1, 7) as month, account, sum(paid) as paid, sum(payments) as payments,
    sum(received) as received, sum(receipts) as receipts, max(day) as last_on
  from sides group by 1, 2, 3`;
