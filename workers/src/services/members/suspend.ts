import type { Member } from "@mereau/shared/contracts/members.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { keepOut } from "#services/members/keepOut.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Keeps a member out until further notice: their sessions end, they can no longer sign in, the accounts that they
 * alone own only receive, and while it lasts they are no recognised member. Asked again it finishes what is left to do.
 * Only an administrator may suspend an administrator.
 * Refuses with `member_not_active` and `last_admin`.
 */
export async function suspendMember(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  reason: string,
): Promise<Member> {
  allow(caller, managing);
  const row = await findMember(ctx, id);
  if (row.role === "admin") allow(caller, ["admin"]);
  if (row.status !== "active" && row.status !== "suspended") throw new Refusal("member_not_active");

  const suspended = await keepOut(ctx, id, { by: caller.member, reason });
  if (suspended) await record(ctx, { caller, action: "member.suspend", subject: id, detail: { reason } });
  return suspended ?? (await findMember(ctx, id));
}
