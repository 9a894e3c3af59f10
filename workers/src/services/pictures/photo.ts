import { eq } from "drizzle-orm";

import { memberCard } from "@mereau/db/tenant/schema.ts";
import type { KeptPicture } from "@mereau/shared/contracts/pictures.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { forgetUnshown, keepPicture } from "#services/pictures/keep.ts";
import { allow, managing } from "#services/roles.ts";
import { type Write, writeAll } from "#services/scheduled/plan.ts";

/**
 * Gives a member a photo in place of the one they had; members do so for themselves, managers for all, administrators for
 * administrators. Refuses what `keepPicture` refuses, and with `unknown_member`.
 */
export async function setPhoto(
  ctx: CommunityContext,
  caller: Caller,
  member: string,
  sent: { type: string; bytes: Uint8Array },
): Promise<KeptPicture> {
  await allowPhoto(ctx, caller, member);
  const { kept, write } = await keepPicture(ctx, sent);
  const photo = kept.hash;
  await writeAll(ctx, [
    write,
    ctx.db
      .insert(memberCard)
      .values({ member, photo })
      .onConflictDoUpdate({ target: memberCard.member, set: { photo } }),
    forgetUnshown(ctx),
    ...recorded(ctx, caller, member),
  ]);
  return kept;
}

/** Takes a member’s photo away, for whoever may set it; where there is none, nothing changes. */
export async function removePhoto(ctx: CommunityContext, caller: Caller, member: string): Promise<void> {
  await allowPhoto(ctx, caller, member);
  await writeAll(ctx, [
    ctx.db.update(memberCard).set({ photo: null }).where(eq(memberCard.member, member)),
    forgetUnshown(ctx),
    ...recorded(ctx, caller, member),
  ]);
}

async function allowPhoto(ctx: CommunityContext, caller: Caller, member: string): Promise<void> {
  if (caller.member === member) return;
  allow(caller, managing);
  const { role } = await findMember(ctx, member);
  if (role === "admin") allow(caller, ["admin"]);
}

const recorded = (ctx: CommunityContext, caller: Caller, member: string): Write[] =>
  caller.member === member
    ? []
    : [recordWrite(ctx, { caller, action: "member.photo", subject: member, onBehalfOf: member })];
