import { and, eq } from "drizzle-orm";

import { jobRun, webhookAttempt, webhookEndpoint } from "@mereau/db/tenant/schema.ts";
import type {
  CreatedWebhookEndpoint,
  WebhookEndpoint,
  WebhookEndpointChange,
} from "@mereau/shared/contracts/webhooks.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { recordChange, recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow } from "#services/roles.ts";
import { requireRecentSignIn } from "#services/sign-in/recent.ts";
import { newSecret, refuseBadAddress } from "#services/webhooks/create.ts";
import { DELIVERIES } from "#services/webhooks/deliver.ts";
import { expressEndpoint, findEndpoint } from "#services/webhooks/find.ts";
import type { HookSender } from "#services/webhooks/sender.ts";

/** For so long after a new secret messages are signed with the one before it too. */
const BOTH_MS = DAY_MS;

/**
 * Changes what an address is told, where it is, or whether it is told anything. Whoever takes it up again begins with a clean
 * sheet. For administrators. Refuses with `not_found`, and with `invalid_input` an address that is not public.
 */
export async function changeEndpoint(
  ctx: CommunityContext,
  caller: Caller,
  sender: HookSender,
  { id, active, ...change }: WebhookEndpointChange & { id: string },
): Promise<WebhookEndpoint> {
  allow(caller, ["admin"]);
  const before = await findEndpoint(ctx, id);
  if (change.url !== undefined) {
    refuseBadAddress(sender, change.url);
    if (change.url !== before.url) await requireRecentSignIn(ctx, caller);
  }
  const standing =
    active === undefined || active === (before.disabledAt === null)
      ? {}
      : active
        ? { disabledAt: null, disabledFor: null, failingSince: null }
        : { disabledAt: ctx.now, disabledFor: "manager" as const };
  const after = { ...before, ...dropMissing(change), ...standing };
  await ctx.db.batch([
    ctx.db.update(webhookEndpoint).set(after).where(eq(webhookEndpoint.id, id)),
    recordChange(ctx, {
      caller,
      action: "webhook.change",
      subject: id,
      detail: { name: after.name, url: after.url, kinds: after.kinds, active: after.disabledAt === null },
    }),
  ]);
  await ctx.ledger.note(ctx.id, { about: "hooks" });
  return expressEndpoint(after, ctx.now);
}

const dropMissing = ({ name, url, kinds }: Omit<WebhookEndpointChange, "active">) => ({
  ...(name !== undefined && { name }),
  ...(url !== undefined && { url }),
  ...(kinds !== undefined && { kinds }),
});

/**
 * Gives an address a new secret, shown this once. Until a day has passed messages are signed with the old one too, so that its
 * program may change over at leisure. For administrators. Refuses with `not_found` and `sign_in_again`.
 */
export async function rotateSecret(
  ctx: CommunityContext,
  caller: Caller,
  sender: HookSender,
  id: string,
): Promise<CreatedWebhookEndpoint> {
  allow(caller, ["admin"]);
  const before = await findEndpoint(ctx, id);
  await requireRecentSignIn(ctx, caller);
  const secret = newSecret();
  const change = {
    secret: sender.seal(secret),
    formerSecret: before.secret,
    formerUntil: ctx.now + BOTH_MS,
  };
  await ctx.db.batch([
    ctx.db.update(webhookEndpoint).set(change).where(eq(webhookEndpoint.id, id)),
    recordChange(ctx, { caller, action: "webhook.rotate", subject: id }),
  ]);
  return { ...expressEndpoint({ ...before, ...change }, ctx.now), secret };
}

/** Tells an address nothing more, and forgets what it was told. For administrators. */
export async function removeEndpoint(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  allow(caller, ["admin"]);
  const { name, url } = await findEndpoint(ctx, id);
  await ctx.db.batch([
    ctx.db.delete(webhookEndpoint).where(eq(webhookEndpoint.id, id)),
    ctx.db.delete(webhookAttempt).where(eq(webhookAttempt.endpoint, id)),
    ctx.db.delete(jobRun).where(and(eq(jobRun.work, DELIVERIES), eq(jobRun.subject, id))),
    recordWrite(ctx, { caller, action: "webhook.remove", subject: id, detail: { name, url } }),
  ]);
  await ctx.ledger.note(ctx.id, { about: "hooks" });
}
