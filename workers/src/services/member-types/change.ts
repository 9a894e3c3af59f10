import { eq } from "drizzle-orm";

import { memberType } from "@mereau/db/tenant/schema.ts";
import type { MemberType, MemberTypeChange } from "@mereau/shared/contracts/memberTypes.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressType, readLimits } from "#services/member-types/express.ts";
import { announceFollowing, planFollowing } from "#services/limits/follow.ts";
import { findMemberType } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { planRun } from "#services/scheduled/plan.ts";

/**
 * Says anew what a kind of member is; administrators alone may. Its accounts follow its limits, soon after, but for those
 * that have limits of their own.
 * Refuses with `unknown_member_type`, `unknown_currency`, `currency_mismatch`.
 */
export async function changeMemberType(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  change: MemberTypeChange,
): Promise<MemberType> {
  allow(caller, ["admin"]);
  const values = { ...change, accounts: await readLimits(ctx, change.accounts) };
  await findMemberType(ctx, code);
  await announceFollowing(ctx);
  const [[row]] = await ctx.db.batch([
    ctx.db.update(memberType).set(values).where(eq(memberType.code, code)).returning(),
    planRun(ctx, planFollowing(ctx, code)),
  ]);
  if (!row) throw new Refusal("unknown_member_type");
  await record(ctx, { caller, action: "member_type.change", subject: code, detail: values });
  return expressType(ctx, row);
}
