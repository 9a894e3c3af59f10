import { session } from "@mereau/db/tenant/schema.ts";
import type { Agent } from "@mereau/shared/devices/agent.ts";
import type { TenantDb } from "#services/context.ts";
import { sessionEnd } from "#services/sign-in/session.ts";
import { hashToken, randomText } from "#services/sign-in/token.ts";

type NewSession = {
  id: string;
  member: string;
  device: string | null;
  /** The browser and system that signed in, where they are known. */
  agent?: Agent | null;
  /** The passkey that opens it; nothing where a code does. */
  passkey?: string;
  now: number;
};

export type OpenSession = {
  id: string;
  device: string | null;
  agent: Agent | null;
  createdAt: number;
  lastUsedAt: number;
  expiresAt: number;
};

/** A session and the token that proves it, which is known to nobody else from now on. */
export type OpenedSession = {
  session: OpenSession;
  token: string;
};

/** Opens a session for a member; null when one with this id was opened before. Whoever calls has made sure who it is. */
export async function openSession(
  db: TenantDb,
  { id, member, device, agent = null, passkey, now }: NewSession,
): Promise<OpenedSession | null> {
  const token = randomText(32);
  const row = { id, device, agent, createdAt: now, lastUsedAt: now, expiresAt: sessionEnd(now, now) };
  const inserted = await db
    .insert(session)
    .values({ ...row, member, passkey: passkey ?? null, tokenHash: hashToken(token) })
    .onConflictDoNothing({ target: session.id });
  return inserted.rowsAffected === 1 ? { session: row, token } : null;
}
