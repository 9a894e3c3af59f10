import { and, asc, eq, gt, isNotNull, ne } from "drizzle-orm";
import * as z from "zod";

import { member } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { openedLetter } from "#services/mail/templates/opening.ts";
import { writtenRun } from "#services/messages/plan.ts";
import type { Planned } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

const OPENING_NOTICE = "opening_notice";

/** Members found by one run: as many messages are planned in its transaction. */
const MEMBERS_A_PAGE = 200;

/** Who opened it, and need not be told. */
const opened = z.object({ by: z.string() });

type Opened = z.infer<typeof opened>;

/** The members after one of them, by their ids. */
const pageAfter = ({ now }: Pick<CommunityContext, "now">, detail: Opened, after: string): Planned => ({
  work: OPENING_NOTICE,
  subject: "",
  period: after,
  dueAt: now,
  detail,
});

export const firstPage = (ctx: Pick<CommunityContext, "now">, detail: Opened): Planned =>
  pageAfter(ctx, detail, "");

/** Tells every member, once and in their language, that the community is open. */
export const noticeOpening = runsWork({
  name: OPENING_NOTICE,
  runsMax: 1,
  perform: (ctx, runs) => Promise.all(runs.map((run) => tellPage(ctx, run))),
});

async function tellPage(ctx: WorkContext, run: Run): Promise<Outcome> {
  const detail = opened.parse(run.detail);
  const found = await ctx.db
    .select({ id: member.id, language: member.language })
    .from(member)
    .where(
      and(
        gt(member.id, run.period),
        eq(member.status, "active"),
        isNotNull(member.email),
        ne(member.id, detail.by),
      ),
    )
    .orderBy(asc(member.id))
    .limit(MEMBERS_A_PAGE);
  const last = found.at(-1);
  const plans = found.map(({ id, language }) =>
    writtenRun(ctx, {
      about: id,
      letter: "community_opened",
      kind: "community_notice",
      member: id,
      ...openedLetter[language]({ community: ctx.name }),
    }),
  );
  const next = last && found.length === MEMBERS_A_PAGE ? [pageAfter(ctx, detail, last.id)] : [];
  return { went: "done", plans: [...plans, ...next] };
}
