import { sql } from "drizzle-orm";

import { member, membership } from "@mereau/db/tenant/schema.ts";
import type { Membership } from "@mereau/shared/contracts/membership.ts";
import { asks } from "@mereau/shared/membership/admission.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { takeIn } from "#services/members/takeIn.ts";
import { findMembership, getMembership, isCurrent } from "#services/membership/get.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { recognise } from "#services/membership/recognise.ts";
import { recognisedAt } from "#services/membership/recognised.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";

/**
 * Recognises somebody as a founding member, without certifications: a web of trust must begin with some. Administrators
 * alone may, while there are fewer recognised members than the community has set. Their recognition stands in for the
 * certifications that they lack, for as long as a certification lasts. An applicant is taken in by it. Asked again it
 * answers the same.
 * Refuses with `founders_enough`, also where no certifications are asked for, and with `member_not_active`.
 */
export async function recogniseFounder(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<Membership> {
  allow(caller, ["admin"]);
  const [person, row, { settings }] = await Promise.all([
    findMember(ctx, id),
    findMembership(ctx, id),
    readMembershipPolicy(ctx),
  ]);
  if (isCurrent(row, ctx.now)) return getMembership(ctx, id);
  if (person.status !== "active" && person.status !== "applied") throw new Refusal("member_not_active");

  const recognised = sql`(select count(*) from ${membership} join ${member} on ${member.id} = ${membership.member}
    where ${recognisedAt(ctx.now)})`;
  const isRoom = asks(settings).certifications ? sql`${recognised} < ${settings.founders}` : sql`false`;
  const [{ room } = { room: 0 }] = await ctx.db.all<{ room: number }>(sql`select ${isRoom} as room`);
  if (room !== 1) throw new Refusal("founders_enough");

  if (person.status === "applied") await takeIn(ctx, person, caller.member);
  const isNew = await recognise(ctx, settings, id, {
    from: ["pending", "expired", "revoked"],
    graceUntil: ctx.now + settings.webOfTrust.lifeDays * DAY_MS,
    only: isRoom,
  });
  if (isNew) await record(ctx, { caller, action: "membership.found", subject: id });
  else if (!isCurrent(await findMembership(ctx, id), ctx.now)) throw new Refusal("founders_enough");
  return getMembership(ctx, id);
}
