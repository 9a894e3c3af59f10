import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";

import type { SignInName } from "@mereau/shared/contracts/sessions.ts";
import type { Agent } from "@mereau/shared/devices/agent.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { loginCode, member } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { CODE_TRIES, hashCode, isSame } from "#services/sign-in/code.ts";
import { isNamed } from "#services/sign-in/name.ts";
import { openSession, type OpenedSession } from "#services/sign-in/openSession.ts";

type Attempt = SignInName & { code: string; device: string | null; agent?: Agent | null };

/**
 * Opens a session for whoever knows the code that was last sent to this address or telephone number.
 *
 * Refuses with `code_wrong`, which is also the answer for one that nobody has. Only who types the right code learns
 * more: `code_expired` when it is too old, `too_many_attempts` when it was tried five times. A code is spent once.
 */
export async function signIn(community: CommunityContext, attempt: Attempt): Promise<OpenedSession> {
  const { db, now } = community;
  const [sent] = await db
    .select({
      id: loginCode.id,
      member: loginCode.member,
      hash: loginCode.codeHash,
      tries: loginCode.tries,
      expiresAt: loginCode.expiresAt,
    })
    .from(loginCode)
    .innerJoin(member, and(eq(member.id, loginCode.member), eq(member.status, "active")))
    .where(and(isNamed(attempt), isNull(loginCode.usedAt)))
    .orderBy(desc(loginCode.createdAt), desc(loginCode.id))
    .limit(1);

  const id = sent?.id ?? "";
  const isRight = isSame(hashCode(id, attempt.code), sent?.hash ?? "");
  if (!(await takeTry(community, id))) throw new Refusal(refusalOf(isRight, sent, now));
  if (!sent || !isRight || !(await spend(community, id))) throw new Refusal("code_wrong");

  const opened = await openSession(db, {
    id: uuidV7(now, crypto.getRandomValues(new Uint8Array(10))),
    member: sent.member,
    device: attempt.device,
    agent: attempt.agent ?? null,
    now,
  });
  if (!opened) throw new Refusal("internal");
  return opened;
}

/** Counts a try before its outcome is told: of any number at once, five get through. */
async function takeTry({ db, now }: CommunityContext, id: string): Promise<boolean> {
  const taken = await db
    .update(loginCode)
    .set({ tries: sql`${loginCode.tries} + 1` })
    .where(
      and(
        eq(loginCode.id, id),
        lt(loginCode.tries, CODE_TRIES),
        isNull(loginCode.usedAt),
        gt(loginCode.expiresAt, now),
      ),
    );
  return taken.rowsAffected === 1;
}

async function spend({ db, now }: CommunityContext, id: string): Promise<boolean> {
  const spent = await db
    .update(loginCode)
    .set({ usedAt: now })
    .where(and(eq(loginCode.id, id), isNull(loginCode.usedAt)));
  return spent.rowsAffected === 1;
}

function refusalOf(isRight: boolean, sent: { expiresAt: number } | undefined, now: number) {
  if (!isRight || !sent) return "code_wrong";
  return sent.expiresAt <= now ? "code_expired" : "too_many_attempts";
}
