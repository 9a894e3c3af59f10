import { and, eq, isNull } from "drizzle-orm";

import { member, passkey, recoveryCode, session, totp } from "@mereau/db/tenant/schema.ts";
import type { SecondFactorReset } from "@mereau/shared/contracts/secondFactor.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { tellMember } from "#services/devices/tell.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { writePlanned } from "#services/scheduled/plan.ts";
import { keepLastWay } from "#services/second-factor/keep.ts";
import { renewRecoveryCodes } from "#services/second-factor/recoveryCodes.ts";
import { requireSecondStep } from "#services/second-factor/require.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

async function findPerson({ db }: CommunityContext, id: string) {
  const [person] = await db
    .select({ id: member.id, language: member.language, status: member.status })
    .from(member)
    .where(eq(member.id, id));
  if (!person) throw new Refusal("unknown_member");
  return person;
}

/**
 * Takes the caller’s app out of use, with its recovery codes; they are told by letter. Without one it changes nothing.
 * Refuses with `second_factor_kept` where it is their only way and the community asks for one.
 */
export async function removeApp(ctx: CommunityContext, caller: Caller): Promise<void> {
  requireSecondStep(caller);
  const { db } = ctx;
  if ((await db.$count(totp, eq(totp.member, caller.member))) === 0) return;
  await keepLastWay(ctx, caller);
  const person = await findPerson(ctx, caller.member);
  await writePlanned(ctx, ctx.now, [
    db.delete(totp).where(eq(totp.member, caller.member)),
    db.delete(recoveryCode).where(eq(recoveryCode.member, caller.member)),
    recordWrite(ctx, { caller, action: "second_factor.remove", subject: caller.member }),
    tellMember(ctx, {
      news: "second_factor_removed",
      member: person,
      about: String(ctx.now),
      name: ctx.name,
    }),
  ]);
}

/** Ten new recovery codes in the place of those before. Refuses with `second_factor_setup_required` whoever has no app. */
export async function replaceRecoveryCodes(
  ctx: CommunityContext,
  caller: Caller,
  sealingKey: Uint8Array,
): Promise<string[]> {
  requireSecondStep(caller);
  if ((await ctx.db.$count(totp, eq(totp.member, caller.member))) === 0)
    throw new Refusal("second_factor_setup_required");
  const { codes, writes } = renewRecoveryCodes(ctx, sealingKey, caller.member);
  const done = { caller, action: "second_factor.recovery_codes", subject: caller.member };
  const [first, ...others] = [...writes, recordWrite(ctx, done)];
  if (first) await ctx.db.batch([first, ...others]);
  return codes;
}

/**
 * Takes every way of somebody’s away who has lost them: app, recovery codes and passkeys. Their sessions lack the second step from
 * now on, and they are told by letter. Another administrator may; the operator, who is no caller, for the last one.
 * Refuses with `forbidden` and `unknown_member`, and with `own_second_factor` one’s own.
 */
export async function resetFactor(
  ctx: CommunityContext,
  caller: Caller | null,
  id: string,
): Promise<SecondFactorReset> {
  if (caller) allow(caller, ["admin"]);
  if (caller?.member === id) throw new Refusal("own_second_factor");
  const { db } = ctx;
  const person = await findPerson(ctx, id);
  const [apps, passkeys] = await Promise.all([
    db.$count(totp, eq(totp.member, id)),
    db.$count(passkey, eq(passkey.member, id)),
  ]);
  const done = { app: apps > 0, passkeys };
  const detail = caller ? done : { ...done, by: "operator" };
  await writePlanned(ctx, ctx.now, [
    db.delete(totp).where(eq(totp.member, id)),
    db.delete(recoveryCode).where(eq(recoveryCode.member, id)),
    db.delete(passkey).where(eq(passkey.member, id)),
    // A session that one of these opened is one of whoever has them now
    db
      .update(session)
      .set({ revokedAt: ctx.now })
      .where(and(eq(session.member, id), isNull(session.revokedAt))),
    recordWrite(ctx, { caller, action: "second_factor.reset", subject: id, detail }),
    tellMember(ctx, { news: "second_factor_reset", member: person, about: String(ctx.now), name: ctx.name }),
  ]);
  forgetCallers(ctx.id, { member: id });
  return done;
}
