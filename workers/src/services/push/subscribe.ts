import { eq, or, sql } from "drizzle-orm";

import { pushSubscription } from "@mereau/db/tenant/schema.ts";
import type { NewPushSubscription, PushSubscription } from "@mereau/shared/contracts/notifications.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressSubscription } from "#services/push/find.ts";
import type { Pusher } from "#services/push/pusher.ts";
import { Refusal } from "#services/refusal.ts";

/** Browsers of one member; of more, the oldest subscription ends. */
const SUBSCRIPTIONS_MAX = 20;

/**
 * Sends push messages to the caller’s browser from now on, as long as this session lasts. A browser has one subscription:
 * an older one of the same address ends, whoever’s it was. Asked again it answers the same.
 * Refuses with `push_not_offered`, `push_service_refused` and `id_reused`.
 */
export async function subscribe(
  ctx: CommunityContext,
  caller: Caller,
  pusher: Pusher | null,
  { id, endpoint, keys, device }: NewPushSubscription,
): Promise<PushSubscription> {
  if (!pusher) throw new Refusal("push_not_offered");
  if (!pusher.takes(endpoint)) throw new Refusal("push_service_refused");
  const [existing] = await ctx.db.select().from(pushSubscription).where(eq(pushSubscription.id, id));
  if (existing && (existing.member !== caller.member || existing.endpoint !== endpoint))
    throw new Refusal("id_reused");
  const { member, session } = caller;
  const row = { id, endpoint, ...keys, device, member, session, createdAt: existing?.createdAt ?? ctx.now };
  await ctx.db.batch([
    ctx.db
      .delete(pushSubscription)
      .where(or(eq(pushSubscription.endpoint, endpoint), eq(pushSubscription.id, id))),
    ctx.db.insert(pushSubscription).values(row),
    ctx.db.run(sql`delete from ${pushSubscription} where member = ${member} and id not in (
      select id from ${pushSubscription} where member = ${member}
      order by created_at desc, id desc limit ${SUBSCRIPTIONS_MAX})`),
  ]);
  await ctx.ledger.note(ctx.id, { about: "wishes" });
  return expressSubscription(row, caller);
}
