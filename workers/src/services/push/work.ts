import { eq, sql } from "drizzle-orm";
import * as z from "zod";

import { pushSubscription } from "@mereau/db/tenant/schema.ts";
import { pushMessage } from "@mereau/shared/contracts/notifications.ts";
import type { CommunityContext } from "#services/context.ts";
import { failed } from "#services/messages/deliver.ts";
import { findSubscriptions, type SubscriptionRow } from "#services/push/find.ts";
import type { Planned } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** The work that sends push messages; the subject of a run is the subscription to which it goes. */
export const PUSHES = "pushes";

/** Messages handed over by one run of the alarm. */
const AT_ONCE_MAX = 20;

const planned = z.object({ message: pushMessage, urgency: z.enum(["normal", "high"]) });

export type PlannedPush = z.infer<typeof planned>;

/**
 * One message to one browser, as a run of the work that sends it.
 *
 * @param about what it tells: of one thing each browser is told once
 */
export const pushRun = (
  { now }: Pick<CommunityContext, "now">,
  {
    subscription,
    about,
    dueAt = now,
    ...detail
  }: PlannedPush & { subscription: string; about: string; dueAt?: number },
): Planned => ({ work: PUSHES, subject: subscription, period: about, dueAt, detail });

/** The write that ends a subscription whose browser takes nothing any more. */
export const dropSubscription = ({ db }: CommunityContext, id: string) =>
  db.delete(pushSubscription).where(eq(pushSubscription.id, id));

/** Sends push messages. A browser that has none any more is told nothing, and forgotten. */
export const sendPushes = runsWork({
  name: PUSHES,
  runsMax: AT_ONCE_MAX,
  async perform(ctx, runs) {
    const ids = JSON.stringify(runs.map(({ subject }) => subject));
    const found = await findSubscriptions(
      ctx,
      sql`${pushSubscription.id} in (select value from json_each(${ids}))`,
    );
    const standing = new Map(found.map((row) => [row.id, row]));
    return Promise.all(runs.map((run) => push(ctx, run, standing.get(run.subject))));
  },
});

async function push(ctx: WorkContext, run: Run, to: SubscriptionRow | undefined): Promise<Outcome> {
  if (!to || !ctx.pusher) return { went: "done" };
  const { message, urgency } = planned.parse(run.detail);
  const outcome = await ctx.pusher.send(to, message, urgency);
  if (outcome.went === "failed") return failed(ctx, run, outcome.reason);
  return { went: "done", writes: outcome.went === "gone" ? [dropSubscription(ctx, to.id)] : [] };
}
