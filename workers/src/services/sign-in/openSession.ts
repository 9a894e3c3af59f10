import { session } from "@mereau/db/tenant/schema.ts";
import type { TenantDb } from "#services/context.ts";
import { sessionEnd } from "#services/sign-in/session.ts";
import { hashToken, randomText } from "#services/sign-in/token.ts";

type NewSession = { id: string; member: string; device: string | null; now: number };

/** A session and the token that proves it, which is known to nobody else from now on. */
export type OpenedSession = {
  session: { id: string; device: string | null; createdAt: number; expiresAt: number };
  token: string;
};

/** Opens a session for a member; null when one with this id was opened before. Whoever calls has made sure who it is. */
export async function openSession(
  db: TenantDb,
  { id, member, device, now }: NewSession,
): Promise<OpenedSession | null> {
  const token = randomText(32);
  const row = { id, device, createdAt: now, expiresAt: sessionEnd(now, now) };
  const inserted = await db
    .insert(session)
    .values({ ...row, member, tokenHash: hashToken(token) })
    .onConflictDoNothing({ target: session.id });
  return inserted.rowsAffected === 1 ? { session: row, token } : null;
}
