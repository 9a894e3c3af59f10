import { eq } from "drizzle-orm";

import { memberType } from "@mereau/db/tenant/schema.ts";
import type { MemberType, MemberTypeChange } from "@mereau/shared/contracts/memberTypes.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressType, readLimits } from "#services/member-types/express.ts";
import { planFollowing } from "#services/limits/follow.ts";
import { findMemberType } from "#services/members/find.ts";
import { allow } from "#services/roles.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";

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
  const before = await findMemberType(ctx, code);
  await writePlanned(ctx, ctx.now, [
    ctx.db.update(memberType).set(values).where(eq(memberType.code, code)),
    planRun(ctx, planFollowing(ctx, code)),
  ]);
  await record(ctx, { caller, action: "member_type.change", subject: code, detail: values });
  return expressType(ctx, { ...before, ...values });
}
