import { billing } from "@mereau/db/tenant/schema.ts";
import type { Billing, BillingRequest } from "@mereau/shared/contracts/billing.ts";
import { record } from "#services/audit/record.ts";
import { readBilling } from "#services/billing/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, managing } from "#services/roles.ts";

/** Says what a member’s invoices say of them: the member, or a manager for them. Refuses with `unknown_member`. */
export async function changeBilling(
  ctx: CommunityContext,
  caller: Caller,
  member: string,
  request: BillingRequest,
): Promise<Billing> {
  const isOwn = member === caller.member;
  if (!isOwn && !isAmong(caller, managing)) throw new Refusal("forbidden");
  await findMember(ctx, member);
  const said = { ...request, updatedAt: ctx.now };
  await ctx.db
    .insert(billing)
    .values({ member, ...said })
    .onConflictDoUpdate({ target: billing.member, set: said });
  if (!isOwn)
    await record(ctx, {
      caller,
      onBehalfOf: member,
      action: "member.billing",
      subject: member,
      detail: request,
    });
  return readBilling(ctx, caller, member);
}
