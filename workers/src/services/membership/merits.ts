import { and, count, eq, gt } from "drizzle-orm";

import { certification } from "@mereau/db/tenant/schema.ts";
import { type Admission, admissionOf, asks } from "@mereau/shared/membership/admission.ts";
import { reachOf } from "@mereau/shared/membership/trust/distance.ts";
import type { MembershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import type { MemberRow } from "#services/members/find.ts";
import { readWeb } from "#services/membership/web.ts";

/** How many certifications in force somebody has received. */
async function countReceived(ctx: CommunityContext, number: number): Promise<number> {
  const [row] = await ctx.db
    .select({ received: count() })
    .from(certification)
    .where(and(eq(certification.certified, number), gt(certification.expiresAt, ctx.now)));
  return row?.received ?? 0;
}

/**
 * Whether somebody would be recognised now, and what is missing. Where distance counts the whole web is looked at, and so
 * only for those who lack no certification any more.
 */
export async function readAdmission(
  ctx: CommunityContext,
  settings: MembershipSettings,
  { number, status }: Pick<MemberRow, "number" | "status">,
): Promise<Admission> {
  const { distance, needed } = settings.webOfTrust;
  const isCertified = asks(settings).certifications;
  const certifications = isCertified ? await countReceived(ctx, number) : 0;
  const reach =
    isCertified && distance && certifications >= needed
      ? reachOf(await readWeb(ctx, distance.steps), number, distance.steps)
      : null;
  const isApproved = status === "active" || status === "suspended";
  return admissionOf(settings, { isApproved, certifications, reach });
}
