import type { Member } from "@mereau/shared/contracts/members.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { letIn } from "#services/members/letIn.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Lets a suspended member back in, and reopens the accounts that they alone own. Asked again it answers the same.
 * Only an administrator may reactivate an administrator. Refuses with `member_not_active` whoever was never suspended.
 */
export async function reactivateMember(ctx: CommunityContext, caller: Caller, id: string): Promise<Member> {
  allow(caller, managing);
  const row = await findMember(ctx, id);
  if (row.role === "admin") allow(caller, ["admin"]);
  if (row.status === "active") return row;
  if (row.status !== "suspended") throw new Refusal("member_not_active");

  const reactivated = await letIn(ctx, id, caller.member);
  if (reactivated) await record(ctx, { caller, action: "member.reactivate", subject: id });
  return reactivated ?? (await findMember(ctx, id));
}
