import { and, desc, eq, gt, isNull } from "drizzle-orm";

import type { Language } from "@mereau/shared/contracts/common.ts";
import type { SessionSummary } from "@mereau/shared/contracts/sessions.ts";
import { session } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { expressSession } from "#services/sign-in/express.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/** The caller’s open sessions, newest first; devices without a name are called by their browser in this language. */
export async function listSessions(
  { db, now }: CommunityContext,
  caller: Caller,
  language: Language,
): Promise<SessionSummary[]> {
  const rows = await db
    .select()
    .from(session)
    .where(and(eq(session.member, caller.member), isNull(session.revokedAt), gt(session.expiresAt, now)))
    .orderBy(desc(session.createdAt), desc(session.id))
    .limit(100);
  return rows.map((row) => expressSession(row, { current: row.id === caller.session, language }));
}

/**
 * Ends one of the caller’s sessions: it pays nothing more, and reads nothing in another isolate after half a minute.
 * Refuses with `not_found` when it is not theirs; ending it twice is ending it once.
 */
export async function endSession(community: CommunityContext, caller: Caller, id: string): Promise<void> {
  const { db, now } = community;
  const [own] = await db
    .select({ revokedAt: session.revokedAt })
    .from(session)
    .where(and(eq(session.id, id), eq(session.member, caller.member)));
  if (!own) throw new Refusal("not_found");
  if (own.revokedAt === null)
    await db
      .update(session)
      .set({ revokedAt: now })
      .where(and(eq(session.id, id), isNull(session.revokedAt)));
  forgetCallers(community.id, { session: id });
}
