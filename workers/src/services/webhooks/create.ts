import { sql } from "drizzle-orm";

import { webhookCursor, webhookEndpoint } from "@mereau/db/tenant/schema.ts";
import type {
  CreatedWebhookEndpoint,
  NewWebhookEndpoint,
  WebhookEndpoint,
} from "@mereau/shared/contracts/webhooks.ts";
import { secretOf } from "@mereau/shared/webhooks/signature.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { requireRecentSignIn } from "#services/sign-in/recent.ts";
import { allEndpoints, expressEndpoint } from "#services/webhooks/find.ts";
import type { HookSender } from "#services/webhooks/sender.ts";

/** More addresses than that are no help to anybody. */
const ENDPOINTS_MAX = 20;

export const newSecret = (): string => secretOf(crypto.getRandomValues(new Uint8Array(24)));

/** Refuses with `invalid_input` an address at which nothing may be posted. */
export function refuseBadAddress(sender: HookSender, url: string): void {
  if (!sender.takes(url))
    throw new Refusal("invalid_input", { fields: [{ field: "url", code: "not_public" }] });
}

/**
 * From now on a program is told what happens. Its secret is in this answer and nowhere else: asked again, it answers without it.
 * For administrators. Refuses with `sign_in_again`, `invalid_input` an address that is not public or one too many, and `id_reused`.
 */
export async function createEndpoint(
  ctx: CommunityContext,
  caller: Caller,
  sender: HookSender,
  { id, name, url, kinds }: NewWebhookEndpoint,
): Promise<CreatedWebhookEndpoint | WebhookEndpoint> {
  allow(caller, ["admin"]);
  const { db, now } = ctx;
  const known = await allEndpoints(ctx);
  const before = known.find((one) => one.id === id);
  if (before) {
    const isSame = before.name === name && before.url === url && before.kinds.join() === kinds.join();
    if (!isSame || before.createdBy !== caller.member) throw new Refusal("id_reused");
    return expressEndpoint(before, now);
  }
  refuseBadAddress(sender, url);
  if (known.length >= ENDPOINTS_MAX)
    throw new Refusal("invalid_input", { fields: [{ field: "url", code: "too_many" }] });
  await requireRecentSignIn(ctx, caller);
  const secret = newSecret();
  const row = { id, name, url, kinds, secret: sender.seal(secret), createdAt: now, createdBy: caller.member };
  // What happened while nobody listened is told to nobody
  const head = sql`(select coalesce(max(seq), 0) from batch)`;
  const start = { batch: head, auditAt: now, appliedAt: now, lookedAt: now };
  const begin = db.insert(webhookCursor).values({ id: 1, ...start });
  const [, created] = await db.batch([
    known.length === 0
      ? begin.onConflictDoUpdate({ target: webhookCursor.id, set: start })
      : begin.onConflictDoNothing(),
    db.insert(webhookEndpoint).values(row).returning(),
    recordWrite(ctx, { caller, action: "webhook.create", subject: id, detail: { name, url, kinds } }),
  ]);
  await ctx.ledger.note(ctx.id, { about: "hooks" });
  const [made] = created;
  if (!made) throw new Error("The address was not written");
  return { ...expressEndpoint(made, now), secret };
}
