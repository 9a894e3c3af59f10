import { eq, ne, sql } from "drizzle-orm";

import { accessVersion, member, passkey, session, totp } from "@mereau/db/tenant/schema.ts";
import { type SecondFactorRule, secondFactorRuleChange } from "@mereau/shared/contracts/secondFactor.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { requireSecondStep } from "#services/second-factor/require.ts";
import { readSubject, subjectWrite } from "#services/settings/subject.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";
import { SECOND_FACTOR_SETTING } from "#services/second-factor/setting.ts";

/** Whom the community asks for a second step: nobody, until an administrator has said otherwise. */
export const readRule = async (ctx: CommunityContext): Promise<SecondFactorRule> =>
  (await readSubject(ctx, SECOND_FACTOR_SETTING, secondFactorRuleChange))?.rule ?? "none";

/**
 * Says whom the community asks for a second step; administrators may. Sessions that lack it may do from now on what a member may.
 * Refuses with `second_factor_setup_required` an administrator who has no passkey and no app, and with
 * `second_factor_required` in a session that was opened by a code alone: nobody shuts themselves out.
 */
export async function changeRule(
  ctx: CommunityContext,
  caller: Caller,
  rule: SecondFactorRule,
): Promise<SecondFactorRule> {
  requireSecondStep(caller);
  allow(caller, ["admin"]);
  if (rule === "staff") await requireOwnWay(ctx, caller);
  const before = await readRule(ctx);
  if (before === rule) return rule;
  await writeAll(ctx, [
    subjectWrite(ctx, SECOND_FACTOR_SETTING, { rule }),
    recordWrite(ctx, {
      caller,
      action: "second_factor.rule",
      subject: ctx.id,
      detail: { before, after: rule },
    }),
    ...(rule === "staff" ? [staffAccessWrite(ctx)] : []),
  ]);
  forgetCallers(ctx.id, "all");
  return rule;
}

/** The ledger carries nothing out any more for a session of the team that was admitted before. */
const staffAccessWrite = ({ db }: CommunityContext) =>
  db
    .insert(accessVersion)
    .select(
      db
        .select({ member: member.id, version: sql<number>`1`.as("version") })
        .from(member)
        .where(ne(member.role, "member")),
    )
    .onConflictDoUpdate({
      target: accessVersion.member,
      set: { version: sql`${accessVersion.version} + 1` },
    });

async function requireOwnWay({ db }: CommunityContext, caller: Caller): Promise<void> {
  const [apps, passkeys, [own]] = await Promise.all([
    db.$count(totp, eq(totp.member, caller.member)),
    db.$count(passkey, eq(passkey.member, caller.member)),
    db.select().from(session).where(eq(session.id, caller.session)),
  ]);
  if (apps + passkeys === 0) throw new Refusal("second_factor_setup_required");
  if (!own || (own.passkey === null && own.secondStepAt === null))
    throw new Refusal("second_factor_required");
}
