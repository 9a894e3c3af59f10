import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";

import { webhookEvent } from "@mereau/db/tenant/schema.ts";
import { REPLAYED_MAX, type WebhookReplay, type WebhookReplayed } from "@mereau/shared/contracts/webhooks.ts";
import { chosenKinds } from "@mereau/shared/webhooks/kinds.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";
import { deliveryRun } from "#services/webhooks/deliver.ts";
import { findEndpoint } from "#services/webhooks/find.ts";

/**
 * Sends an address again what it was told, or should have been: one message, or those of a span that it now wants, also what
 * happened while it was sent nothing. Each goes under the id that it had. For administrators. Asked again with the same id nothing is
 * sent twice. Refuses with `not_found` an address or a message that there is not, and with `invalid_input` while it is sent nothing.
 */
export async function replay(
  ctx: CommunityContext,
  caller: Caller,
  endpoint: string,
  asked: WebhookReplay,
): Promise<WebhookReplayed> {
  allow(caller, ["admin"]);
  const { kinds, disabledAt } = await findEndpoint(ctx, endpoint);
  if (disabledAt !== null)
    throw new Refusal("invalid_input", { fields: [{ field: "active", code: "disabled" }] });
  const events = await ctx.db
    .select({ id: webhookEvent.id, at: webhookEvent.at })
    .from(webhookEvent)
    .where(
      "event" in asked
        ? eq(webhookEvent.id, asked.event)
        : and(
            gte(webhookEvent.at, asked.from),
            lte(webhookEvent.at, asked.to),
            inArray(
              webhookEvent.kind,
              chosenKinds.filter((kind) => kinds.includes(kind)),
            ),
          ),
    )
    .orderBy(asc(webhookEvent.at), asc(webhookEvent.id))
    .limit(REPLAYED_MAX + 1);
  if ("event" in asked && events.length === 0) throw new Refusal("not_found");
  const [sent, further] = [events.slice(0, REPLAYED_MAX), events[REPLAYED_MAX]];
  const { id: again, ...detail } = asked;
  await writePlanned(ctx, ctx.now, [
    ...sent.map(({ id }) => planRun(ctx, deliveryRun({ endpoint, event: id, again }, ctx.now))),
    recordWrite(ctx, {
      caller,
      action: "webhook.replay",
      subject: endpoint,
      detail: { ...detail, messages: sent.length },
    }),
  ]);
  return { planned: sent.length, more: further?.at ?? null };
}
