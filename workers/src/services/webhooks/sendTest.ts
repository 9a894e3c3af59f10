import { and, desc, eq } from "drizzle-orm";

import { webhookAttempt, webhookEvent } from "@mereau/db/tenant/schema.ts";
import type { WebhookAttempt } from "@mereau/shared/contracts/webhooks.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow } from "#services/roles.ts";
import { newRunId, writeAll } from "#services/scheduled/plan.ts";
import { attemptWrite } from "#services/webhooks/deliver.ts";
import { findEndpoint, secretsOf } from "#services/webhooks/find.ts";
import { expressAttempt } from "#services/webhooks/list.ts";
import { messageBody } from "#services/webhooks/message.ts";
import type { HookSender } from "#services/webhooks/sender.ts";

/**
 * Posts a test message at once, and tells how it went: once, whatever comes of it. For administrators. Refuses with `not_found`.
 */
export async function sendTest(
  ctx: CommunityContext,
  caller: Caller,
  sender: HookSender,
  id: string,
): Promise<WebhookAttempt> {
  allow(caller, ["admin"]);
  const endpoint = await findEndpoint(ctx, id);
  const event = {
    id: newRunId(ctx.now),
    kind: "endpoint.test",
    at: ctx.now,
    data: { endpoint: id },
    plannedAt: ctx.now,
  } as const;
  const message = { id: event.id, body: messageBody(ctx, event) };
  const sent = await sender.send(endpoint.url, secretsOf(endpoint, ctx.now), message, ctx.now);
  await writeAll(ctx, [
    ctx.db.insert(webhookEvent).values(event),
    attemptWrite(ctx, { endpoint, event, sent, againAt: null }),
    recordWrite(ctx, { caller, action: "webhook.test", subject: id, detail: { went: sent.went } }),
  ]);
  const [attempt] = await ctx.db
    .select()
    .from(webhookAttempt)
    .where(and(eq(webhookAttempt.endpoint, id), eq(webhookAttempt.event, event.id)))
    .orderBy(desc(webhookAttempt.at))
    .limit(1);
  if (!attempt) throw new Error("The test was not written down");
  return expressAttempt(attempt);
}
