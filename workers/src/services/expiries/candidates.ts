import { sql, type SQL } from "drizzle-orm";
import * as z from "zod";

import { beginningOf, monthAfter } from "@mereau/shared/policies/prepaid/months.ts";
import type { PrepaidSettings } from "@mereau/shared/policies/prepaid/settings.ts";
import type { CommunityContext } from "#services/context.ts";

/** Accounts looked at by one run: what the ledger is asked at once, and how many letters are written at once. */
const ACCOUNTS_MAX = 200;

export type Expiring = { account: string; amount: number };

/** A page of accounts: those on which something expires, and where the next page begins; null after the last one. */
export type ExpiringPage = { expiring: Expiring[]; after: string | null };

const found = z.object({ account: z.string(), amount: z.number() });

/** What came to an account since so many months before another, in minor units, as an expression. */
const cameSince = (month: string, months: number): SQL => sql`(
  select coalesce(sum(posting.amount), 0) from posting where posting.account = account.id and posting.amount > 0
  and posting.seq > coalesce((select last_posting from batch
    where at < ${beginningOf(monthAfter(month, 0 - months))} order by at desc limit 1), 0))`;

/**
 * What would expire on the accounts of a currency at the beginning of a month if nothing happened until then, in minor
 * units: their balance above all that came since so many months before. What will be gone by then, since it expires a
 * month earlier that is still to come, is left out. Pages in the order of the accounts’ ids.
 */
export async function expiringOn(
  { db, now }: CommunityContext,
  currency: string,
  { month, after }: { month: string; after: string },
  { months, exempt }: NonNullable<PrepaidSettings["expiry"]>,
): Promise<ExpiringPage> {
  const balance = sql`account.posted - account.held`;
  const before = monthAfter(month, -1);
  const left = beginningOf(before) > now ? sql`min(${balance}, ${cameSince(before, months)})` : balance;
  const rows = await db.all(sql`
    select account.id as account, ${left} - ${cameSince(month, months)} as amount from account
    where id > ${after} and id < ${`${currency};`} and kind = 'member' and posted - held > 0
    and type not in (select value from json_each(${JSON.stringify(exempt)})) order by id limit ${ACCOUNTS_MAX}`);
  const read = z.array(found).parse(rows);
  return {
    expiring: read.filter(({ amount }) => amount > 0),
    after: read.length < ACCOUNTS_MAX ? null : (read.at(-1)?.account ?? null),
  };
}
