import { eq } from "drizzle-orm";

import { membership } from "@mereau/db/tenant/schema.ts";
import { asks } from "@mereau/shared/membership/admission.ts";
import type { MembershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { findMember, type MemberRow } from "#services/members/find.ts";
import { takeIn } from "#services/members/takeIn.ts";
import { readAdmission } from "#services/membership/merits.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { recognise } from "#services/membership/recognise.ts";

/**
 * Recognises somebody who waits for it, if the community’s conditions are met by now: called after everything that could
 * have met the last of them. Where no approval is asked for, an applicant is taken in by this, accounts and all.
 * Whoever lost their membership must claim it anew.
 */
export async function considerMember(ctx: CommunityContext, id: string): Promise<void> {
  const [{ settings }, row, [kept]] = await Promise.all([
    readMembershipPolicy(ctx),
    findMember(ctx, id),
    ctx.db.select({ state: membership.state }).from(membership).where(eq(membership.member, id)),
  ]);
  if ((kept && kept.state !== "pending") || !mayEnter(settings, row)) return;
  const { isMet } = await readAdmission(ctx, settings, row);
  if (!isMet) return;
  if (row.status === "applied") await takeIn(ctx, row, null);
  await recognise(ctx, settings, id, { from: ["pending"] });
}

/** Applicants wait for the managers first, where these are asked. */
export const mayEnter = (settings: MembershipSettings, { status }: Pick<MemberRow, "status">): boolean =>
  status === "active" || (status === "applied" && !asks(settings).approval);
