import { and, asc, eq, gt } from "drizzle-orm";

import { certification } from "@mereau/db/tenant/schema.ts";
import type { Certification, CertificationsQuery } from "@mereau/shared/contracts/certifications.ts";
import { expressCertification, selectCertifications } from "#services/certifications/find.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";

/**
 * The certifications that a member gave or received, also those that have ended, in the order of the others’ numbers.
 * A web of trust is everybody’s: each member may look at it.
 */
export async function listCertifications(
  ctx: CommunityContext,
  caller: Caller,
  { number, direction, cursor, limit }: CertificationsQuery,
): Promise<Page<Certification>> {
  const [after] = readPlace(numberPlace, cursor) ?? [0];
  const whose = number ?? (await findMember(ctx, caller.member)).number;
  const [own, other] =
    direction === "given"
      ? [certification.certifier, certification.certified]
      : [certification.certified, certification.certifier];
  const rows = await selectCertifications(ctx)
    .where(and(eq(own, whose), gt(other, after)))
    .orderBy(asc(other))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [
    direction === "given" ? row.certified.number : row.certifier.number,
  ]);
  return { ...page, items: page.items.map((row) => expressCertification(row, ctx.now)) };
}
