import { and, eq, gt, sql } from "drizzle-orm";

import { certification, membership } from "@mereau/db/tenant/schema.ts";
import type { Membership, RevocationRequest } from "@mereau/shared/contracts/membership.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { endsWrite } from "#services/membership/ends.ts";
import { endMemberships } from "#services/membership/expire.ts";
import { getMembership } from "#services/membership/get.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { announce, settleStandings, unsettledFrom } from "#services/membership/settle.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Ends somebody’s membership: their accounts stay, the dividend stops. Whoever does it for themselves may claim it anew;
 * what a manager ended, managers alone restore. Certifications that they gave go on counting for others until they end,
 * unless a manager withdraws them too. Asked again it finishes what is left to do.
 * Refuses with `forbidden` (another’s, without being a manager; an administrator’s, without being one) and with
 * `invalid_input` a manager who gives no reason.
 */
export async function revokeMembership(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  { reason, withdrawCertifications }: RevocationRequest,
): Promise<Membership> {
  const isOwn = caller.member === id;
  if (!isOwn || withdrawCertifications) allow(caller, managing);
  const person = await findMember(ctx, id);
  if (!isOwn && person.role === "admin") allow(caller, ["admin"]);
  if (!isOwn && reason === null)
    throw new Refusal("invalid_input", { fields: [{ field: "reason", code: "required" }] });

  await announce(ctx);
  const { rowsAffected } = await end(ctx, caller, id);
  if (withdrawCertifications) await withdraw(ctx, person.number);
  await settleStandings(ctx);
  if (rowsAffected > 0 && !isOwn)
    await record(ctx, {
      caller,
      action: "membership.revoke",
      subject: id,
      detail: { reason, withdrawCertifications },
    });
  return getMembership(ctx, id);
}

/** A manager’s decision takes the place of the member’s own; the same one is made once. */
function end({ db, now }: CommunityContext, caller: Caller, id: string) {
  const isTold = sql`${membership.state} = 'recognised' and ${caller.member} <> ${id}`;
  return db.run(sql`insert into ${membership} (member, state, revoked_by) values (${id}, 'revoked', ${caller.member})
    on conflict (member) do update set state = 'revoked', revoked_by = excluded.revoked_by,
      ends_at = iif(${membership.state} = 'recognised', ${now}, ${membership.endsAt}), next_reminder_at = null,
      notice = iif(${isTold}, 'revoked', null), notice_at = iif(${isTold}, ${now}, null),
      unsettled_since = ${unsettledFrom(now)}
    where ${membership.state} <> 'revoked' or (${membership.revokedBy} = ${id} and ${caller.member} <> ${id})`);
}

/** Ends what a member gave, and the memberships that are thereby left with too few. */
async function withdraw(ctx: CommunityContext, number: number): Promise<void> {
  const { settings } = await readMembershipPolicy(ctx);
  await ctx.db.batch([
    ctx.db
      .update(certification)
      .set({ expiresAt: ctx.now })
      .where(and(eq(certification.certifier, number), gt(certification.expiresAt, ctx.now))),
    endsWrite(ctx, settings, { certifiedBy: number }),
  ]);
  await endMemberships(ctx);
}
