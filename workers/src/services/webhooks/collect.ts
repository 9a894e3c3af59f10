import { and, asc, eq, gte, inArray, isNull, lt, sql } from "drizzle-orm";

import {
  audit,
  jobRun,
  member,
  webhookAttempt,
  webhookCursor,
  webhookEvent,
} from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { readContent } from "@mereau/shared/ledger/verify/content.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { readContents } from "#services/ledger/contents.ts";
import { planRun, type Write, writeAll } from "#services/scheduled/plan.ts";
import type { ScheduledWork, WorkContext } from "#services/scheduled/work.ts";
import { deliveryRun, DELIVERIES } from "#services/webhooks/deliver.ts";
import { eventsOfAudit, eventsOfTransfer, type HookEvent, toldActions } from "#services/webhooks/events.ts";
import { allEndpoints } from "#services/webhooks/find.ts";

/** While anybody listens it is looked this often at what no ledger tells of. */
const LOOKED_MS = 60_000;

/**
 * A line is written a little after the moment that stands in it: so far back it is looked once more. What was seen already is
 * known by its id.
 */
const BACK_MS = 300_000;

/** Read by one run. */
const BATCHES_MAX = 100;
const LINES_MAX = 500;

/** Events planned by one run. */
const PLANNED_MAX = 200;

/** How long it is kept what was told, so that it may be told again. */
export const KEPT_MS = 30 * DAY_MS;

/**
 * Finds what there is to tell since it was last looked, in the ledger’s own batches, in the audit log and among applications, and
 * plans it for each address that wants it. Nothing is written where people pay: what they did stands already in what is looked
 * through, so that none of it is lost, and each event has the id of what tells it, so that none is doubled.
 */
export const collectWebhooks: ScheduledWork = {
  name: "webhook_events",
  async nextDue({ db, now }) {
    const [cursor] = await db
      .select({
        lookedAt: webhookCursor.lookedAt,
        isBehind: sql<number>`exists(select 1 from batch where seq > ${webhookCursor.batch})
          or exists(select 1 from audit where at > ${webhookCursor.auditAt})
          or exists(select 1 from webhook_event where planned_at is null)`,
      })
      .from(webhookCursor)
      .where(sql`exists(select 1 from webhook_endpoint where disabled_at is null)`);
    if (!cursor) return null;
    return cursor.isBehind ? now : Math.min(cursor.lookedAt, now) + LOOKED_MS;
  },
  async run(ctx, now) {
    const [cursor] = await ctx.db.select().from(webhookCursor);
    if (!cursor) return;
    const fromLedger = await ledgerEvents(ctx, cursor.batch);
    const fromAudit = await auditEvents(ctx, cursor.auditAt);
    const applied = await applications(ctx, cursor.appliedAt);
    const events = [...fromLedger.events, ...fromAudit.events, ...applied.events];
    await writeAll(ctx, [
      ...inserts(ctx, events),
      ctx.db
        .update(webhookCursor)
        .set({ batch: fromLedger.last, auditAt: fromAudit.last, appliedAt: applied.last, lookedAt: now }),
    ]);
    await planEvents(ctx);
    await forgetOld(ctx);
  },
};

/** Rows written by one statement. */
const ROWS_MAX = 500;

const inserts = ({ db }: WorkContext, events: readonly HookEvent[]): Write[] =>
  Array.from({ length: Math.ceil(events.length / ROWS_MAX) }, (_, page) =>
    db
      .insert(webhookEvent)
      .values(events.slice(page * ROWS_MAX, (page + 1) * ROWS_MAX))
      .onConflictDoNothing(),
  );

type Found = { events: HookEvent[]; last: number };

async function ledgerEvents(ctx: WorkContext, after: number): Promise<Found> {
  const { batches } = await readContents(ctx, { after, last: Number.MAX_SAFE_INTEGER, limit: BATCHES_MAX });
  const events: HookEvent[] = [];
  for (const { content } of batches)
    for (const transfer of readContent(content)?.transfers ?? [])
      events.push(...eventsOfTransfer(transfer, await scaleOf(ctx, transfer.currency)));
  return { events, last: batches.at(-1)?.seq ?? after };
}

async function auditEvents({ db, now }: WorkContext, after: number): Promise<Found> {
  const from = Math.min(after, now) - BACK_MS;
  const [lines, [newest]] = await Promise.all([
    db
      .select({ id: audit.id, at: audit.at, action: audit.action, subject: audit.subject })
      .from(audit)
      .where(
        and(
          gte(audit.at, from),
          inArray(audit.action, [...toldActions]),
          sql`not exists (select 1 from webhook_event where webhook_event.id = ${audit.id})`,
        ),
      )
      .orderBy(asc(audit.at))
      .limit(LINES_MAX),
    db.select({ at: sql<number | null>`max(${audit.at})` }).from(audit),
  ]);
  const isFull = lines.length === LINES_MAX;
  const last = isFull ? lines.at(-1)?.at : newest?.at;
  return { events: lines.flatMap(eventsOfAudit), last: Math.max(after, last ?? after) };
}

async function applications({ db, now }: WorkContext, after: number): Promise<Found> {
  const from = Math.min(after, now) - BACK_MS;
  const rows = await db
    .select({ id: member.id, at: member.appliedAt })
    .from(member)
    .where(
      and(
        gte(member.appliedAt, from),
        sql`not exists (select 1 from webhook_event where webhook_event.id = ${member.id})`,
      ),
    )
    .orderBy(asc(member.appliedAt))
    .limit(LINES_MAX);
  const events = rows.map(({ id, at }): HookEvent => ({
    id,
    kind: "member.applied",
    at,
    data: { member: id },
  }));
  return { events, last: rows.at(-1)?.at ?? after };
}

/** Plans what is found for each address that wanted it by then; an event is planned for all of them in one transaction. */
async function planEvents(ctx: WorkContext): Promise<void> {
  const [endpoints, events] = await Promise.all([
    allEndpoints(ctx),
    ctx.db
      .select()
      .from(webhookEvent)
      .where(isNull(webhookEvent.plannedAt))
      .orderBy(asc(webhookEvent.at))
      .limit(PLANNED_MAX),
  ]);
  const writes: Write[] = events.flatMap((event) => [
    ...endpoints
      .filter(
        ({ disabledAt, kinds, createdAt }) =>
          disabledAt === null && kinds.includes(event.kind) && createdAt <= event.at,
      )
      .map(({ id }) => planRun(ctx, deliveryRun({ endpoint: id, event: event.id }, ctx.now))),
    ctx.db.update(webhookEvent).set({ plannedAt: ctx.now }).where(eq(webhookEvent.id, event.id)),
  ]);
  await writeAll(ctx, writes);
}

/** What is older than a month is told no more, and what became of it neither. */
async function forgetOld({ db, now }: WorkContext): Promise<void> {
  const before = now - KEPT_MS;
  await db.batch([
    db.delete(webhookEvent).where(lt(webhookEvent.at, before)),
    db.delete(webhookAttempt).where(lt(webhookAttempt.at, before)),
    db.delete(jobRun).where(and(eq(jobRun.work, DELIVERIES), lt(jobRun.finishedAt, before))),
  ]);
}
