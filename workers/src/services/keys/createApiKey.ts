import { apiKey } from "@mereau/db/tenant/schema.ts";
import { API_KEY_LIFE_MAX_MS, type NewApiKey } from "@mereau/shared/contracts/keys.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { API_KEY_PREFIX, hashToken, randomText } from "#services/sign-in/token.ts";

/**
 * Makes a key for programs, which acts as its maker within its scopes, and shows it this once.
 * Refuses with `invalid_input` a life beyond a year or in the past, and with `id_reused` an id that a key already has:
 * a key that was lost on its way is revoked and made anew, never shown again.
 */
export async function createApiKey({ db, now }: CommunityContext, caller: Caller, wanted: NewApiKey) {
  const expiresAt = wanted.expiresAt ?? now + API_KEY_LIFE_MAX_MS;
  if (expiresAt <= now || expiresAt > now + API_KEY_LIFE_MAX_MS)
    throw new Refusal("invalid_input", { fields: [{ field: "expiresAt", code: "out_of_bounds" }] });
  const token = API_KEY_PREFIX + randomText(32);
  const scopes = [...new Set(wanted.scopes)];
  const key = { id: wanted.id, name: wanted.name, scopes, createdAt: now, expiresAt, revokedAt: null };
  const inserted = await db
    .insert(apiKey)
    .values({ ...key, member: caller.member, tokenHash: await hashToken(token) })
    .onConflictDoNothing({ target: apiKey.id });
  if (inserted.rowsAffected === 0) throw new Refusal("id_reused");
  return { ...key, token };
}
