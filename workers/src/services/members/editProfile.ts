import { eq, sql } from "drizzle-orm";

import { accountHolder, accountProfile, member } from "@mereau/db/tenant/schema.ts";
import type { MemberWithAccounts, ProfileChange } from "@mereau/shared/contracts/members.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cardWrites } from "#services/members/card.ts";
import { changePhoneWrites } from "#services/members/claimPhone.ts";
import { findMember, type MemberRow } from "#services/members/find.ts";
import { withAccounts } from "#services/members/get.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, isAmong, managing } from "#services/roles.ts";
import { requireRecentSignIn } from "#services/sign-in/recent.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/**
 * Changes what is given of a member’s name, addresses, language, how they like amounts, and card; members do so for themselves, managers for all,
 * administrators for administrators. Accounts that went by the old name go by the new one.
 * Refuses with `sign_in_again` another address or number of one’s own in a session that is not recent, with `email_taken` and `phone_taken`, and with `invalid_input` categories that the community does not have.
 */
export async function editProfile(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  change: ProfileChange,
): Promise<MemberWithAccounts> {
  if (caller.member !== id) allow(caller, managing);
  const before = await findMember(ctx, id);
  if (caller.member !== id && before.role === "admin") allow(caller, ["admin"]);
  if (caller.member === id && movesCodes(before, change)) await requireRecentSignIn(ctx, caller);

  const after = await write(ctx, before, change);
  if (caller.member !== id || isAmong(caller, managing))
    await record(ctx, {
      caller,
      action: "member.profile",
      subject: id,
      detail: { fields: Object.keys(change) },
    });
  return withAccounts(ctx, after);
}

/** Whether the codes by which a member signs in would go elsewhere. */
const movesCodes = (before: MemberRow, { email, phone }: ProfileChange): boolean =>
  (email !== undefined && email !== before.email) || (phone !== undefined && phone !== before.phone);

async function write(ctx: CommunityContext, before: MemberRow, change: ProfileChange): Promise<MemberRow> {
  const { name, email, phone, language, amounts, ...card } = change;
  const writes = await cardWrites(ctx, before.id, card);
  const owned = sql`select account from ${accountHolder} where member = ${before.id} and role = 'owner'`;
  try {
    const [[after]] = await ctx.db.batch([
      ctx.db
        .update(member)
        // What is not given is not written: another device may be changing it at this moment
        .set({ name: name ?? sql`${member.name}`, email, phone, language, amounts })
        .where(eq(member.id, before.id))
        .returning(),
      ctx.db
        .update(accountProfile)
        .set({ name: name ?? before.name })
        .where(sql`${accountProfile.name} = ${before.name} and ${accountProfile.account} in (${owned})`),
      ...changePhoneWrites(ctx, before, phone === undefined ? before.phone : phone),
      ...writes,
    ]);
    return after ?? before;
  } catch (error) {
    const broken = uniqueViolation(error);
    if (broken === "member.email")
      throw new Refusal("email_taken", { fields: [{ field: "email", code: "taken" }] });
    if (broken === "sign_in_phone.phone")
      throw new Refusal("phone_taken", { fields: [{ field: "phone", code: "taken" }] });
    throw error;
  }
}
