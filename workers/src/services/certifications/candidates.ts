import { and, asc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";

import { certification, member, membership } from "@mereau/db/tenant/schema.ts";
import type { Candidate } from "@mereau/shared/contracts/certifications.ts";
import { asks } from "@mereau/shared/membership/admission.ts";
import type { CommunityContext } from "#services/context.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";

/**
 * Applicants and members who are not recognised yet, in the order of their numbers: those whom members could certify.
 * Empty where certifications do not count, so that nobody learns who applied.
 */
export async function listCandidates(
  ctx: CommunityContext,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Candidate>> {
  const [after] = readPlace(numberPlace, cursor) ?? [0];
  const { settings } = await readMembershipPolicy(ctx);
  if (!asks(settings).certifications) return { items: [], next: null };
  const rows = await ctx.db
    .select({
      id: member.id,
      number: member.number,
      name: member.name,
      appliedAt: member.appliedAt,
      received: sql<number>`(select count(*) from ${certification}
        where ${certification.certified} = ${member.number} and ${certification.expiresAt} > ${ctx.now})`,
    })
    .from(member)
    .leftJoin(membership, eq(membership.member, member.id))
    .where(
      and(
        inArray(member.status, ["applied", "active"]),
        or(isNull(membership.state), eq(membership.state, "pending")),
        gt(member.number, after),
      ),
    )
    .orderBy(asc(member.number))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, (row) => [row.number]);
  return { items: items.map((row) => ({ ...row, needed: settings.webOfTrust.needed })), next };
}
