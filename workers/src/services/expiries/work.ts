import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { and, eq, sql } from "drizzle-orm";
import * as z from "zod";

import { currency, jobRun, policy } from "@mereau/db/tenant/schema.ts";
import { beginningOf, monthAfter, monthOf } from "@mereau/shared/policies/prepaid/months.ts";
import type { PrepaidSettings } from "@mereau/shared/policies/prepaid/settings.ts";
import { inForce } from "@mereau/shared/policies/versions.ts";
import { readVersions } from "#services/policies/versions.ts";
import { expiringOn, type ExpiringPage } from "#services/expiries/candidates.ts";
import { type Planned, planRun, writeAll } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { ScheduledWork, WorkContext } from "#services/scheduled/work.ts";

type Expiry = NonNullable<PrepaidSettings["expiry"]>;

type MonthlyWork = {
  name: string;
  /** How many days before the month begins it is done. */
  daysBefore: (expiry: Expiry | null) => number;
  /** Does it for a page of accounts. */
  perform: (ctx: WorkContext, currency: string, month: string, page: ExpiringPage) => Promise<Planned[]>;
};

/** Where in the order of the accounts a run begins. Its period is the month, and the number of the page after the first. */
const detailOf = z.object({ month: z.string(), page: z.int(), after: z.string() });

/**
 * What is done to the accounts of a currency once for each month in which something on them expires: a page of accounts a
 * run, each run planning the next one, and the last of a month the first of the month after. A currency whose policies
 * begin to let something expire is found by itself.
 */
export function monthlyExpiryWork({ name, daysBefore, perform }: MonthlyWork): ScheduledWork {
  const dueAt = (month: string, expiry: Expiry | null) => beginningOf(month) - daysBefore(expiry) * DAY_MS;
  const planned = (code: string, expiry: Expiry | null, at: z.infer<typeof detailOf>): Planned => ({
    work: name,
    subject: code,
    period: at.page === 0 ? at.month : `${at.month}/${at.page}`,
    dueAt: dueAt(at.month, expiry),
    detail: at,
  });
  const runs = runsWork({
    name,
    runsMax: 1,
    perform: (ctx, begun) => Promise.all(begun.map((run) => performOne(ctx, run))),
  });

  async function performOne(ctx: WorkContext, { subject: code, detail }: Run): Promise<Outcome> {
    const at = detailOf.parse(detail);
    const versions = await readVersions(ctx, code);
    // What the ledger goes by too: the policies just before the month begins, as far as they are known by now
    const expiry = inForce(versions, beginningOf(at.month) - 1)?.policies.prepaid?.expiry ?? null;
    const page = expiry && (await expiringOn(ctx, code, at, expiry));
    const plans = page && page.expiring.length > 0 ? await perform(ctx, code, at.month, page) : [];
    const next =
      page && page.after !== null
        ? { month: at.month, page: at.page + 1, after: page.after }
        : { month: monthAfter(at.month), page: 0, after: `${code}:` };
    return { went: "done", plans: [...plans, planned(code, expiry, next)] };
  }

  /** The currencies on which something may expire and that have no run yet, with the first month in which it can. */
  async function unplanned({
    db,
  }: WorkContext): Promise<{ code: string; month: string; expiry: Expiry | null }[]> {
    const rows = await db
      .select({ code: currency.code, since: sql<number>`min(${policy.effectiveAt})` })
      .from(currency)
      .innerJoin(policy, eq(policy.currency, currency.code))
      .where(
        and(
          eq(currency.kind, "prepaid"),
          sql`${policy.settings} ->> '$.prepaid.expiry.months' is not null`,
          sql`not exists (select 1 from ${jobRun} where work = ${name} and subject = ${currency.code})`,
        ),
      )
      .groupBy(currency.code);
    return rows.map(({ code, since }) => ({ code, month: monthAfter(monthOf(since)), expiry: null }));
  }

  return {
    name,
    async nextDue(ctx) {
      const first = (await unplanned(ctx)).map(({ month, expiry }) => dueAt(month, expiry));
      const due = await runs.nextDue(ctx);
      const moments = due === null ? first : [...first, due];
      return moments.length === 0 ? null : Math.min(...moments);
    },
    async run(ctx, now) {
      const missing = await unplanned(ctx);
      await writeAll(
        ctx,
        missing.map(({ code, month, expiry }) =>
          planRun(ctx, planned(code, expiry, { month, page: 0, after: `${code}:` })),
        ),
      );
      await runs.run(ctx, now);
    },
  };
}
