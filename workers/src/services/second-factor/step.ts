import { and, eq, isNull, lt, lte, or, sql } from "drizzle-orm";

import { member, recoveryCode, session, totp } from "@mereau/db/tenant/schema.ts";
import { normalizeCode } from "@mereau/shared/contracts/sessions.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { tellMember } from "#services/devices/tell.ts";
import { Refusal } from "#services/refusal.ts";
import { writePlanned } from "#services/scheduled/plan.ts";
import { hashRecovery } from "#services/second-factor/recoveryCodes.ts";
import { stepOf } from "#services/second-factor/totp.ts";
import { unseal } from "#services/secrets/seal.ts";
import { CODE_TRIES } from "#services/sign-in/code.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/** Within this time a code may be tried as often as a sign-in code: who guesses on for a year finds one with a chance of one in three. */
const TRIES_MS = 3_600_000;

/**
 * Does the second step of the caller’s session, with a code of their app or one of their recovery codes. Each step of time and
 * each recovery code is taken once; of the latter the member is told by letter, as they are when tries run out.
 * Refuses with `code_wrong`, `too_many_attempts`, and `second_factor_setup_required` whoever has no app.
 */
export async function takeSecondStep(
  ctx: CommunityContext,
  caller: Caller,
  sealingKey: Uint8Array,
  typed: string,
): Promise<void> {
  const [own] = await ctx.db
    .select({ sealed: totp.sealedSecret, id: member.id, language: member.language })
    .from(totp)
    .innerJoin(member, eq(member.id, totp.member))
    .where(eq(totp.member, caller.member));
  if (!own) throw new Refusal("second_factor_setup_required");
  const tries = await takeTry(ctx, caller.member);
  if (tries === null) throw new Refusal("too_many_attempts");
  const code = normalizeCode(typed);
  const isRecovery = !/^\d{6}$/.test(code);
  const isTaken = isRecovery
    ? await spendRecovery(ctx, sealingKey, caller.member, code)
    : await spendStep(ctx, caller.member, stepOf(unseal(own.sealed, sealingKey), code, ctx.now));
  const tell = (news: "recovery_code_used" | "second_factor_tried") =>
    tellMember(ctx, { news, member: own, about: String(ctx.now), name: ctx.name });
  if (!isTaken) {
    if (tries === CODE_TRIES) await writePlanned(ctx, ctx.now, [tell("second_factor_tried")]);
    throw new Refusal("code_wrong");
  }
  await writePlanned(ctx, ctx.now, [
    ctx.db.update(session).set({ secondStepAt: ctx.now }).where(eq(session.id, caller.session)),
    ctx.db.update(totp).set({ tries: 0 }).where(eq(totp.member, caller.member)),
    ...(isRecovery ? [tell("recovery_code_used")] : []),
  ]);
  forgetCallers(ctx.id, { session: caller.session });
}

/** Counts a try before its outcome is told, and says the how manieth it is; null: there were too many. */
async function takeTry({ db, now }: CommunityContext, id: string): Promise<number | null> {
  const isOver = lte(totp.triesSince, now - TRIES_MS);
  const [counted] = await db
    .update(totp)
    .set({
      tries: sql`case when ${isOver} then 1 else ${totp.tries} + 1 end`,
      triesSince: sql`case when ${isOver} then ${now} else ${totp.triesSince} end`,
    })
    .where(and(eq(totp.member, id), or(lt(totp.tries, CODE_TRIES), isOver)))
    .returning({ tries: totp.tries });
  return counted?.tries ?? null;
}

async function spendStep({ db }: CommunityContext, id: string, step: number | null): Promise<boolean> {
  if (step === null) return false;
  const spent = await db
    .update(totp)
    .set({ lastStep: step })
    .where(and(eq(totp.member, id), lt(totp.lastStep, step)));
  return spent.rowsAffected === 1;
}

async function spendRecovery(
  ctx: CommunityContext,
  sealingKey: Uint8Array,
  id: string,
  code: string,
): Promise<boolean> {
  const hash = hashRecovery(ctx, sealingKey, id, code);
  const spent = await ctx.db
    .update(recoveryCode)
    .set({ usedAt: ctx.now })
    .where(and(eq(recoveryCode.member, id), eq(recoveryCode.hash, hash), isNull(recoveryCode.usedAt)));
  return spent.rowsAffected === 1;
}
