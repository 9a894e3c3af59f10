import { and, eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import { type TwoPersonRule, twoPersonRule } from "@mereau/shared/contracts/proposals.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { readSubject, subjectWrite } from "#services/settings/subject.ts";

const SETTING = "twoPersons";

/** For what the community wants two people: for nothing, until it has said so. */
export const readTwoPersonRule = async (ctx: CommunityContext): Promise<TwoPersonRule> =>
  (await readSubject(ctx, SETTING, twoPersonRule)) ?? { deeds: [] };

/**
 * Says for what the community wants two people; administrators may.
 * Refuses with `second_person_missing` where there is but one administrator: nobody could approve anything.
 */
export async function changeTwoPersonRule(
  ctx: CommunityContext,
  caller: Caller,
  rule: TwoPersonRule,
): Promise<TwoPersonRule> {
  allow(caller, ["admin"]);
  const admins = await ctx.db.$count(member, and(eq(member.role, "admin"), eq(member.status, "active")));
  if (rule.deeds.length > 0 && admins < 2) throw new Refusal("second_person_missing");
  const wanted = { ...rule, deeds: [...new Set(rule.deeds)] };
  await writeAll(ctx, [
    subjectWrite(ctx, SETTING, wanted),
    recordWrite(ctx, { caller, action: "two_persons.rule", subject: ctx.id, detail: wanted }),
  ]);
  return wanted;
}
