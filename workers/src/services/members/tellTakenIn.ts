import { and, eq } from "drizzle-orm";

import { membership } from "@mereau/db/tenant/schema.ts";
import { neededOf } from "@mereau/shared/membership/admission.ts";
import type { CommunityContext } from "#services/context.ts";
import { takenInLetter } from "#services/mail/templates/applications.ts";
import type { MemberRow } from "#services/members/find.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";

/**
 * Writes to somebody who was taken in and is not recognised yet, once: whoever is recognised is told by the letter about
 * that.
 */
export async function tellTakenIn(
  ctx: CommunityContext,
  { id, email, language }: Pick<MemberRow, "id" | "email" | "language">,
): Promise<void> {
  const { settings } = await readMembershipPolicy(ctx);
  const needed = neededOf(settings);
  if (email === null || needed === 0) return;
  const [recognised] = await ctx.db
    .select({ member: membership.member })
    .from(membership)
    .where(and(eq(membership.member, id), eq(membership.state, "recognised")));
  if (recognised) return;
  const letter = takenInLetter(language, { community: ctx.name, needed });
  await writePlanned(ctx, ctx.now, [
    planRun(
      ctx,
      writtenRun(ctx, {
        kind: "membership",
        about: id,
        letter: "application_accepted",
        member: id,
        ...letter,
      }),
    ),
  ]);
}
