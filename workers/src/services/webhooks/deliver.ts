import { eq, sql } from "drizzle-orm";

import { webhookAttempt, webhookEndpoint, webhookEvent } from "@mereau/db/tenant/schema.ts";
import { FAILING_MS, nextTryAt } from "@mereau/shared/webhooks/retries.ts";
import { newRunId, type Planned, type Write } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import { allEndpoints, type EndpointRow, secretsOf } from "#services/webhooks/find.ts";
import { messageBody } from "#services/webhooks/message.ts";
import type { Sent } from "#services/webhooks/sender.ts";
import { tellDisabled } from "#services/webhooks/tell.ts";

/** The work that tells programs what happened; the subject of a run is the address. */
export const DELIVERIES = "webhook_deliveries";

/** Messages handed over by one run of the alarm. */
const AT_ONCE_MAX = 20;

type EventRow = typeof webhookEvent.$inferSelect;

/**
 * One event told to one address, as a run of the work that tells it.
 *
 * @param again what tells a replay from the message itself: each is sent once more
 */
export const deliveryRun = (
  { endpoint, event, again }: { endpoint: string; event: string; again?: string },
  dueAt: number,
): Planned => ({
  work: DELIVERIES,
  subject: endpoint,
  period: again === undefined ? event : `${event} ${again}`,
  dueAt,
});

/** Tells programs what happened: at least once, under an id that stays the same. */
export const sendWebhooks = runsWork({
  name: DELIVERIES,
  runsMax: AT_ONCE_MAX,
  async perform(ctx, runs) {
    const ids = JSON.stringify(runs.map(({ period }) => eventOf(period)));
    const [endpoints, events] = await Promise.all([
      allEndpoints(ctx),
      ctx.db
        .select()
        .from(webhookEvent)
        .where(sql`${webhookEvent.id} in (select value from json_each(${ids}))`),
    ]);
    return Promise.all(
      runs.map((run) =>
        deliver(ctx, run, {
          endpoint: endpoints.find(({ id }) => id === run.subject),
          event: events.find(({ id }) => id === eventOf(run.period)),
        }),
      ),
    );
  },
});

const eventOf = (period: string): string => period.split(" ")[0] ?? "";

async function deliver(
  ctx: WorkContext,
  run: Run,
  { endpoint, event }: { endpoint: EndpointRow | undefined; event: EventRow | undefined },
): Promise<Outcome> {
  if (!endpoint || !event) return { went: "done" };
  if (endpoint.disabledAt !== null) return { went: "given_up", reason: "disabled" };
  const message = { id: event.id, body: messageBody(ctx, event) };
  const sent = await ctx.hooks.send(endpoint.url, secretsOf(endpoint, ctx.now), message, ctx.now);
  const { attempts, dueAt } = run;
  const againAt = sent.went === "failed" ? nextTryAt({ attempts, dueAt, now: ctx.now }, Math.random()) : null;
  const writes = [
    attemptWrite(ctx, { endpoint, event, sent, againAt }),
    ...(await standingWrites(ctx, endpoint, sent)),
  ];
  if (sent.went === "sent") return { went: "done", writes };
  const reason = sent.status === null ? sent.answer.slice(0, 200) : `answered ${sent.status}`;
  return againAt === null
    ? { went: "given_up", reason, writes }
    : { went: "again", at: againAt, reason, writes };
}

/** The write that keeps how a try went. */
export const attemptWrite = (
  { db, now }: Pick<WorkContext, "db" | "now">,
  {
    endpoint,
    event,
    sent: { went, status, answer, durationMs },
    againAt,
  }: {
    endpoint: Pick<EndpointRow, "id">;
    event: Pick<EventRow, "id" | "kind">;
    sent: Sent;
    againAt: number | null;
  },
): Write =>
  db.insert(webhookAttempt).values({
    id: newRunId(now),
    endpoint: endpoint.id,
    event: event.id,
    kind: event.kind,
    at: now,
    durationMs,
    status,
    answer,
    went,
    againAt,
  });

/** What a try says of its address: that it is well, that it fails, or that it is to be told nothing more. */
async function standingWrites(ctx: WorkContext, endpoint: EndpointRow, { went }: Sent): Promise<Write[]> {
  const { db, now } = ctx;
  const { id, failingSince } = endpoint;
  const change = (set: Partial<EndpointRow>) =>
    db.update(webhookEndpoint).set(set).where(eq(webhookEndpoint.id, id));
  if (went === "sent") return [change({ failingSince: null, lastSentAt: now })];
  const isOver = went === "gone" || (failingSince !== null && now - failingSince >= FAILING_MS);
  if (!isOver) return failingSince === null ? [change({ failingSince: now })] : [];
  const disabledFor = went === "gone" ? "gone" : "failing";
  return [
    change({ disabledAt: now, disabledFor, failingSince: failingSince ?? now }),
    ...(await tellDisabled(ctx, endpoint, disabledFor)),
  ];
}
