import { eq } from "drizzle-orm";

import { apiKey } from "@mereau/db/tenant/schema.ts";
import {
  API_KEY_LIFE_MAX_MS,
  type ApiKeySummary,
  type CreatedApiKey,
  type NewApiKey,
} from "@mereau/shared/contracts/keys.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressApiKey } from "#services/keys/express.ts";
import { Refusal } from "#services/refusal.ts";
import { requireSecondStep } from "#services/second-factor/require.ts";
import { requireRecentSignIn } from "#services/sign-in/recent.ts";
import { API_KEY_PREFIX, hashToken, randomText } from "#services/sign-in/token.ts";

/**
 * Makes a key with which a program acts as the caller, within its scopes. Its token is in this answer and nowhere else.
 * Asked again with the same id and content, it answers with the key as it stands, without the token.
 * Refuses with `sign_in_again` in a session that is not recent, with `invalid_input` an end in the past or more than a year away, and with `id_reused`; in a session
 * that lacks its second step with `second_factor_required` or `second_factor_setup_required`.
 */
export async function createApiKey(
  ctx: CommunityContext,
  caller: Caller,
  request: NewApiKey,
): Promise<CreatedApiKey | ApiKeySummary> {
  requireSecondStep(caller);
  const { db, now } = ctx;
  const { id, name, expiresAt = now + API_KEY_LIFE_MAX_MS } = request;
  const wanted = [...new Set(request.scopes)].toSorted();
  const token = API_KEY_PREFIX + randomText(32);
  const row = { id, name, scopes: wanted, member: caller.member, createdAt: now, expiresAt, revokedAt: null };

  const [known] = await db.select().from(apiKey).where(eq(apiKey.id, id));
  if (!known) {
    refuseBadEnd(expiresAt, now);
    await requireRecentSignIn(ctx, caller);
  }
  const [created] = known
    ? []
    : await db
        .insert(apiKey)
        .values({ ...row, tokenHash: hashToken(token) })
        .onConflictDoNothing({ target: apiKey.id })
        .returning();
  if (created) {
    await record(ctx, {
      caller,
      action: "api_key.create",
      subject: id,
      detail: { name, scopes: wanted, expiresAt },
    });
    return { ...expressApiKey(created), token };
  }

  const [existing] = known ? [known] : await db.select().from(apiKey).where(eq(apiKey.id, id));
  const same =
    existing?.member === caller.member &&
    existing.name === name &&
    existing.scopes.join() === wanted.join() &&
    (request.expiresAt === undefined || existing.expiresAt === expiresAt);
  if (!same) throw new Refusal("id_reused");
  return expressApiKey(existing);
}

function refuseBadEnd(expiresAt: number, now: number): void {
  if (expiresAt > now && expiresAt <= now + API_KEY_LIFE_MAX_MS) return;
  throw new Refusal("invalid_input", { fields: [{ field: "expiresAt", code: "out_of_range" }] });
}
