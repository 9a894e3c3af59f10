import { sql } from "drizzle-orm";
import * as z from "zod";

import { beginningOf, monthAfter, monthOf } from "@mereau/shared/policies/prepaid/months.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { Inflows } from "@mereau/shared/simulation/inflows.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Span } from "#services/policies/simulate/span.ts";

/** What expires late, since a server was off, goes by what came in as much earlier. */
const MONTHS_LATE_MAX = 12;

const found = z.object({ account: z.string(), month: z.string(), amount: z.number() });

/**
 * What came to the accounts of a currency up to a batch, month by month, as far back as something may expire by it under
 * any of these policies.
 */
export async function readInflows(
  { db }: CommunityContext,
  code: string,
  { place, policies }: { place: NonNullable<Span["before"]>; policies: readonly CurrencyPolicies[] },
): Promise<Inflows> {
  const inflows = new Inflows();
  const most = Math.max(0, ...policies.map(({ prepaid }) => prepaid?.expiry?.months ?? 0));
  if (most === 0) return inflows;
  const last = monthOf(place.at);
  const months = Array.from({ length: most + MONTHS_LATE_MAX + 1 }, (_, back) => {
    const month = monthAfter(last, 0 - back);
    return { month, from: beginningOf(month), until: beginningOf(monthAfter(month)) };
  });
  // Batches know where in the order of postings a moment is
  const rows = await db.all(sql`
    select need.value ->> 'month' as month, posting.account as account, sum(posting.amount) as amount
    from json_each(${JSON.stringify(months)}) as need
    join posting on posting.seq > coalesce((select last_posting from batch
        where at < (need.value ->> 'from') order by at desc limit 1), 0)
      and posting.seq <= min(${place.lastPosting}, coalesce((select last_posting from batch
        where at < (need.value ->> 'until') order by at desc limit 1), 0))
    where posting.amount > 0 and posting.account > ${`${code}:`} and posting.account < ${`${code};`}
    group by 1, 2`);
  for (const { account, month, amount } of z.array(found).parse(rows)) inflows.add(account, month, amount);
  return inflows;
}
