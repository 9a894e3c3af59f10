import { and, asc, eq, lt, ne, sql } from "drizzle-orm";

import { account, accountHolder, currency, member } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { CreditLadderSettings } from "@mereau/shared/policies/creditLadder/settings.ts";
import { creditLadderSettings } from "@mereau/shared/policies/creditLadder/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { belowZeroSince } from "#services/credit/standing.ts";
import { messageRun } from "#services/messages/plan.ts";
import { type Planned, planRun, writeAll } from "#services/scheduled/plan.ts";
import { runsWork } from "#services/scheduled/runs.ts";
import type { ScheduledWork } from "#services/scheduled/work.ts";

const CREDIT_HELP = "credit_help";

/** When the day's look is taken, after midnight UTC: people read their mail in the morning. */
const HOUR_MS = 6 * 3_600_000;

type Reminding = { code: string; ladder: CreditLadderSettings & { remindAfterDays: number } };

/** Currencies whose ladder in force offers help by e-mail. */
async function remindingCurrencies({ db, now }: CommunityContext): Promise<Reminding[]> {
  const rows = await db.all<{ code: string; ladder: string | null }>(sql`
    select code, (select settings -> '$.creditLadder' from policy where policy.currency = ${currency}.code
      and effective_at <= ${now} order by version desc limit 1) as ladder from ${currency} where kind = 'mutual'`);
  return rows.flatMap(({ code, ladder: text }) => {
    if (text === null) return [];
    const ladder = creditLadderSettings.parse(JSON.parse(text));
    const { remindAfterDays } = ladder;
    return remindAfterDays === null ? [] : [{ code, ladder: { ...ladder, remindAfterDays } }];
  });
}

/** The look of one day, at accounts of every currency. */
const lookOn = (moment: number): Planned => {
  const period = new Date(moment).toISOString().slice(0, 10);
  return { work: CREDIT_HELP, subject: "", period, dueAt: Math.floor(moment / DAY_MS) * DAY_MS + HOUR_MS };
};

/**
 * Writes once a day to the owners of accounts that have been below zero for long. Days that were missed are not caught up: of one
 * account there is one message for each time that its ladder says.
 */
const daily = runsWork({
  name: CREDIT_HELP,
  async perform(ctx, runs) {
    const reminding = await remindingCurrencies(ctx);
    const messages = (await Promise.all(reminding.map((it) => messagesIn(ctx, it)))).flat();
    const plans = reminding.length > 0 ? [...messages, lookOn(ctx.now + DAY_MS)] : [];
    return runs.map((_, index) => ({ went: "done", plans: index === 0 ? plans : [] }));
  },
});

/** Offers help to those whose accounts have been below zero for long, where the currency's policy `creditLadder` says so. */
export const offerCreditHelp: ScheduledWork = {
  name: CREDIT_HELP,
  async nextDue(ctx) {
    const planned = await daily.nextDue(ctx);
    if (planned !== null) return planned;
    return (await remindingCurrencies(ctx)).length > 0 ? ctx.now : null;
  },
  async run(ctx, now) {
    if ((await daily.nextDue(ctx)) === null && (await remindingCurrencies(ctx)).length > 0)
      await writeAll(ctx, [planRun(ctx, { ...lookOn(now + DAY_MS - HOUR_MS), period: `from ${now} on` })]);
    await daily.run(ctx, now);
  },
};

async function messagesIn(ctx: CommunityContext, { code, ladder }: Reminding): Promise<Planned[]> {
  const rows = await ctx.db
    .select({ id: account.id, posted: account.posted, since: belowZeroSince, owner: accountHolder.member })
    .from(account)
    .innerJoin(accountHolder, and(eq(accountHolder.account, account.id), eq(accountHolder.role, "owner")))
    .innerJoin(member, and(eq(member.id, accountHolder.member), eq(member.status, "active")))
    .where(
      and(
        eq(account.currency, code),
        eq(account.kind, "member"),
        ne(account.status, "closed"),
        lt(account.posted, 0),
      ),
    )
    .orderBy(asc(account.id), asc(accountHolder.member));
  return rows.flatMap(({ id, posted, since, owner }) => {
    const late = since === null ? -1 : ctx.now - since - ladder.remindAfterDays * DAY_MS;
    if (since === null || late < 0) return [];
    const time = Math.floor(late / (ladder.remindEveryDays * DAY_MS));
    const date = new Date(since).toISOString().slice(0, 10);
    const about = `${id} below zero since ${since}, ${time}, to ${owner}`;
    return [
      messageRun(ctx, {
        about,
        member: owner,
        letter: "credit_help",
        currency: code,
        amount: posted,
        other: id,
        memo: null,
        date,
      }),
    ];
  });
}
