import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";

import type { SignInName } from "@mereau/shared/contracts/sessions.ts";
import { loginCode, member } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { CODE_TRIES, hashCode, isSame } from "#services/sign-in/code.ts";
import { isNamed } from "#services/sign-in/name.ts";

/**
 * Spends the code that was last sent to this address or telephone number, and tells whose it is.
 *
 * Refuses with `code_wrong`, which is also the answer for one that nobody has. Only who types the right code learns
 * more: `code_expired` when it is too old, `too_many_attempts` when it was tried five times. A code is spent once.
 */
export async function spendCode(
  community: CommunityContext,
  attempt: SignInName & { code: string },
): Promise<string> {
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
  return sent.member;
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
