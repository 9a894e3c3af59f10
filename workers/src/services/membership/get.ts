import { eq } from "drizzle-orm";

import { membership } from "@mereau/db/tenant/schema.ts";
import type { Membership } from "@mereau/shared/contracts/membership.ts";
import type { Admission } from "@mereau/shared/membership/admission.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { Reach } from "@mereau/shared/membership/trust/distance.ts";
import type { CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { readAdmission } from "#services/membership/merits.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";

export type MembershipRow = typeof membership.$inferSelect;

/** What is kept about somebody’s membership; null: nothing yet. */
export async function findMembership(ctx: CommunityContext, member: string): Promise<MembershipRow | null> {
  const [row] = await ctx.db.select().from(membership).where(eq(membership.member, member));
  return row ?? null;
}

/** Whether it is a membership at this moment: one that has ended keeps its state until that was carried out. */
export const isCurrent = (row: MembershipRow | null, now: number): row is MembershipRow =>
  row?.state === "recognised" && (row.endsAt === null || row.endsAt > now);

/** From when on a membership can be renewed; null where it has no end of its own. */
export const renewableFrom = (expiresAt: number | null, windowDays: number): number | null =>
  expiresAt === null ? null : expiresAt - windowDays * DAY_MS;

/**
 * Where somebody stands as a member, and what is missing for being admitted or renewed now. Each member may look it up:
 * who certifies wants to know. Refuses with `unknown_member`.
 */
export async function getMembership(ctx: CommunityContext, id: string): Promise<Membership> {
  const [person, row, { settings }] = await Promise.all([
    findMember(ctx, id),
    findMembership(ctx, id),
    readMembershipPolicy(ctx),
  ]);
  const current = isCurrent(row, ctx.now);
  const state = row?.state === "recognised" && !current ? "expired" : (row?.state ?? "pending");
  return {
    member: id,
    number: person.number,
    name: person.name,
    isRecognised: current && person.status === "active",
    state,
    since: state === "pending" ? null : (row?.since ?? null),
    expiresAt: row?.expiresAt ?? null,
    endsAt: row?.endsAt ?? null,
    renewableFrom: current ? renewableFrom(row.expiresAt, settings.renewalWindowDays) : null,
    admission: expressAdmission(await readAdmission(ctx, settings, person)),
  };
}

const expressAdmission = ({ distance, ...rest }: Admission): Membership["admission"] => ({
  ...rest,
  distance: distance && { ...distance, percent: percentOf(distance) },
});

/** The share of the referees who are near, to a tenth, rounded down so that 80 is never said of less. */
export const percentOf = ({ reached, referees }: Reach): number =>
  referees === 0 ? 100 : Math.floor((reached * 1000) / referees) / 10;
