import { sql, type SQL } from "drizzle-orm";
import * as z from "zod";

import { addDays, DAY_MS, dateOf, monthsLater } from "@mereau/shared/calendar/date.ts";
import { newPayeeFrom, type PaymentFacts, thresholds } from "@mereau/shared/insight/unusual/judge.ts";
import { batchColumns } from "@mereau/shared/ledger/batch.ts";
import type { CommunityContext } from "#services/context.ts";

type Db = Pick<CommunityContext, "db">;

const payment = z.object({
  id: z.string(),
  seq: z.int(),
  currency: z.string(),
  payer: z.string(),
  payee: z.string(),
  amount: z.int(),
  at: z.int(),
});

export type Payment = z.infer<typeof payment>;

const cell = (name: (typeof batchColumns.transfer)[number]): SQL =>
  sql.raw(`row.value ->> ${batchColumns.transfer.indexOf(name)}`);

/** The payments that some batches state, in their order. */
export async function paymentsOf({ db }: Db, which: SQL): Promise<Payment[]> {
  const { rows } = await db.run(sql`
    select ${cell("id")} as id, ${cell("seq")} as seq, ${cell("currency")} as currency, ${cell("from_account")} as payer,
      ${cell("to_account")} as payee, ${cell("amount")} as amount, batch.at as at
    from batch, json_each(batch.content, '$.transfer') as row
    where ${which} and ${cell("verdict")} = 'accepted' and ${cell("kind")} = 'payment' order by 2`);
  return z.array(payment).parse(rows.map((row) => ({ ...row })));
}

/** What a payment came to on average in each currency, over the 90 days before a day. */
export async function meansBefore({ db }: Db, day: string): Promise<Map<string, number>> {
  const { rows } = await db.run(sql`
    select currency, 1.0 * sum(amount) / sum(times) as mean from daily_figure
    where measure = 'flow' and day >= ${addDays(day, -90)} and day < ${day} group by currency having sum(times) > 0`);
  const known = z
    .array(z.object({ currency: z.string(), mean: z.number() }))
    .parse(rows.map((row) => ({ ...row })));
  return new Map(known.map(({ currency, mean }) => [currency, mean]));
}

/** What payers paid in the six months before a month, and how often. */
export async function habitsBefore(
  { db }: Db,
  payers: readonly string[],
  month: string,
): Promise<Map<string, PaymentFacts["habit"]>> {
  const first = monthsLater(`${month}-01`, -6, 1).slice(0, 7);
  const { rows } = await db.run(sql`
    select activity.account, sum(activity.paid) as paid, sum(activity.payments) as payments
    from json_each(${JSON.stringify([...new Set(payers)])}) as payer
      join monthly_activity as activity on activity.currency = substr(payer.value, 1, instr(payer.value, ':') - 1)
        and activity.month >= ${first} and activity.month < ${month} and activity.account = payer.value
    group by activity.account`);
  const habit = z.object({ account: z.string(), paid: z.int(), payments: z.int() });
  const known = z.array(habit).parse(rows.map((row) => ({ ...row })));
  return new Map(known.map(({ account, ...paid }) => [account, paid]));
}

const ofPairs = (payments: readonly Payment[]): SQL =>
  sql`(select value ->> 0 as id, value ->> 1 as seq, value ->> 2 as payer, value ->> 3 as payee, value ->> 4 as at
    from json_each(${JSON.stringify(payments.map(({ id, seq, payer, payee, at }) => [id, seq, payer, payee, at]))})) as made`;

/** Those of some payments whose payer had never paid the payee before. */
export async function firstToPayee({ db }: Db, payments: readonly Payment[]): Promise<Set<string>> {
  if (payments.length === 0) return new Set();
  const { rows } = await db.run(sql`select made.id from ${ofPairs(payments)} where not exists (
    select 1 from posting join transfer on transfer.id = posting.transfer
    where posting.account = made.payer and posting.amount < 0 and transfer.to_account = made.payee
      and transfer.kind in ('payment', 'capture') and transfer.seq < made.seq)`);
  return new Set(rows.map((row) => z.string().parse(row["id"])));
}

/** What came to the payers of some payments from their payees within the week before each. */
export async function cameBack({ db }: Db, payments: readonly Payment[]): Promise<Map<string, number[]>> {
  const back = new Map<string, number[]>();
  if (payments.length === 0) return back;
  const { rows } = await db.run(sql`select made.id, transfer.amount from ${ofPairs(payments)}
    join posting on posting.account = made.payer and posting.amount > 0 and posting.purpose is null
      and posting.at >= made.at - ${7 * DAY_MS} and posting.at <= made.at
    join transfer on transfer.id = posting.transfer
    where transfer.from_account = made.payee and transfer.kind = 'payment' and transfer.seq < made.seq`);
  for (const { id, amount } of z
    .array(z.object({ id: z.string(), amount: z.int() }))
    .parse(rows.map((row) => ({ ...row }))))
    back.set(id, [...(back.get(id) ?? []), amount]);
  return back;
}

/** Which of these are large enough that what lies behind them is read. */
export const worthReading = (payments: readonly Payment[], means: ReadonlyMap<string, number>) => ({
  large: payments.filter(({ amount, currency }) => {
    const from = newPayeeFrom(means.get(currency) ?? null);
    return from !== null && amount >= from;
  }),
  worthwhile: payments.filter(
    ({ amount, currency }) => amount >= (means.get(currency) ?? Infinity) * thresholds.worthwhileTimes,
  ),
});

const HOUR_MS = 3_600_000;

/** How many payments the payer of each made within the hour that ends with it; all of them in the order of time. */
export function withinHour(payments: readonly Payment[]): Map<string, number> {
  const lately = new Map<string, number[]>();
  return new Map(
    payments.map(({ id, payer, at }) => {
      const moments = [...(lately.get(payer) ?? []).filter((one) => one > at - HOUR_MS), at];
      lately.set(payer, moments);
      return [id, moments.length];
    }),
  );
}

export const monthOf = (at: number): string => dateOf(at).slice(0, 7);
