import type { MemberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { withAccounts } from "#services/members/get.ts";
import { takeIn } from "#services/members/takeIn.ts";
import { tellTakenIn } from "#services/members/tellTakenIn.ts";
import { considerMember } from "#services/membership/consider.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Takes an applicant in: opens the accounts of their type, makes them its owner, then active; and recognises them as a
 * member, unless the community asks for certifications that they do not have yet.
 * Every step may be repeated, so that whatever fails, asking again finishes it; asked once more, it answers the same.
 * Refuses with `already_decided` an application that was refused or a member who has been suspended or has left.
 */
export async function approveMember(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<MemberWithAccounts> {
  allow(caller, managing);
  const before = await findMember(ctx, id);
  if (before.status !== "active" && before.status !== "applied") throw new Refusal("already_decided");
  let row = before;
  if (before.status === "applied") {
    const taken = await takeIn(ctx, before, caller.member);
    row = taken.row;
    const { accounts } = taken;
    if (taken.isNew)
      await record(ctx, { caller, action: "member.approve", subject: id, detail: { accounts } });
  }
  await considerMember(ctx, id);
  await tellTakenIn(ctx, row);
  return withAccounts(ctx, row);
}
