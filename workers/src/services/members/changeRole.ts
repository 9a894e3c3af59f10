import { and, eq, sql } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { Member } from "@mereau/shared/contracts/members.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext, Role } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { isNotLastAdmin } from "#services/members/lastAdmin.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/**
 * Gives an active member another role in the community; administrators alone may. Asked again it answers the same.
 * Refuses with `member_not_active`, and with `last_admin` when nobody would be left to administer.
 */
export async function changeRole(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  role: Role,
): Promise<Member> {
  allow(caller, ["admin"]);
  const before = await findMember(ctx, id);
  if (before.status !== "active") throw new Refusal("member_not_active");
  if (before.role === role) return before;

  const keepsAdmin = role === "admin" ? sql`true` : isNotLastAdmin;
  const [changed] = await ctx.db
    .update(member)
    .set({ role })
    .where(and(eq(member.id, id), eq(member.status, "active"), keepsAdmin))
    .returning();
  if (!changed) throw new Refusal("last_admin");
  forgetCallers(ctx.id, { member: id });
  await record(ctx, {
    caller,
    action: "member.role",
    subject: id,
    detail: { before: before.role, after: role },
  });
  return changed;
}
