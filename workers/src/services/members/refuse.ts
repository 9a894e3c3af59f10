import { and, eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { Member } from "@mereau/shared/contracts/members.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { refusedLetter } from "#services/mail/templates/applications.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { findMember, type MemberRow } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";
import { readSettings } from "#services/settings/read.ts";

/**
 * Turns an application down, with the reason that the applicant is owed, and writes to them. Asked again it answers the same.
 * Refuses with `already_decided` whoever was taken in, or was refused for another reason.
 */
export async function refuseMember(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  reason: string,
): Promise<Member> {
  allow(caller, managing);
  const [refused] = await ctx.db
    .update(member)
    .set({ status: "refused", decidedAt: ctx.now, decidedBy: caller.member, decisionReason: reason })
    .where(and(eq(member.id, id), eq(member.status, "applied")))
    .returning();
  if (refused) {
    await record(ctx, { caller, action: "member.refuse", subject: id, detail: { reason } });
  }
  const row = refused ?? (await findMember(ctx, id));
  if (row.status !== "refused" || row.decisionReason !== reason) throw new Refusal("already_decided");
  await tellRefused(ctx, row, reason);
  return row;
}

/** Planned each time it is asked for, and sent once. */
async function tellRefused(ctx: CommunityContext, row: MemberRow, reason: string): Promise<void> {
  if (row.email === null) return;
  const { contact } = await readSettings(ctx);
  const letter = refusedLetter(row.language, { community: ctx.name, reason, write: contact?.email ?? null });
  await writePlanned(ctx, ctx.now, [
    planRun(
      ctx,
      writtenRun(ctx, {
        kind: "membership",
        // Whoever was refused cannot sign in: the first screen says what the community is
        place: screens.home,
        about: row.id,
        letter: "application_refused",
        member: row.id,
        ...letter,
      }),
    ),
  ]);
}
