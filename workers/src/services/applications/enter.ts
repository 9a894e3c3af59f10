import { eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { Application, ApplicationRequest } from "@mereau/shared/contracts/applications.ts";
import { countApplication } from "#services/applications/source.ts";
import { applicationToken } from "#services/applications/token.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findByCode } from "#services/invitations/find.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { findMember } from "#services/members/find.ts";
import { takeIn } from "#services/members/takeIn.ts";
import { tellTakenIn } from "#services/members/tellTakenIn.ts";
import { considerMember } from "#services/membership/consider.ts";
import { isAmong, serving } from "#services/roles.ts";

/** Who sends an application, and from which network address, as far as that is known. */
export type Sender = { caller: Caller | null; address: string | null };

/**
 * Somebody asks to join, alone, by an invitation, or with somebody at the desk who fills it in for them; by an invitation of
 * the approved kind they are a member at once. The same application sent again gets the same answer, and finishes what
 * was left undone.
 * Refuses as `applyToJoin` does, with `unknown_invitation`, and with `too_many_applications` whoever comes uninvited.
 */
export async function enterApplication(
  ctx: CommunityContext,
  key: Uint8Array,
  { invitation: code, ...request }: ApplicationRequest,
  { caller, address }: Sender,
): Promise<Application> {
  const enteredBy = caller && isAmong(caller, serving) ? caller.member : null;
  const invitation = code === null ? null : (await findByCode(ctx, key, code)).invitation;
  if (address !== null && enteredBy === null && !invitation && !(await isKnown(ctx, request.id)))
    await countApplication(ctx, key, address);
  const answer = await applyToJoin(ctx, request, { invitation, enteredBy });
  const isDecided = invitation?.approved && (answer.status === "applied" || answer.status === "active");
  const status = isDecided ? await takeInvitedIn(ctx, answer.id, invitation) : answer.status;
  return { ...answer, status, token: applicationToken(ctx, key, answer.id) };
}

async function isKnown({ db }: CommunityContext, id: string): Promise<boolean> {
  return (await db.select({ id: member.id }).from(member).where(eq(member.id, id))).length > 0;
}

/** The manager who made the invitation has decided already. */
async function takeInvitedIn(
  ctx: CommunityContext,
  id: string,
  invitation: { id: string; by: string },
): Promise<Application["status"]> {
  // Nobody is admitted by their own right here, whoever is signed in where the application is sent
  const unasked = { ...ctx, access: null };
  const before = await findMember(ctx, id);
  if (before.status === "applied") {
    const { accounts, isNew } = await takeIn(unasked, before, invitation.by);
    const detail = { accounts, invitation: invitation.id };
    const caller = { member: invitation.by };
    if (isNew) await record(ctx, { caller, action: "member.approve", subject: id, detail });
  }
  await considerMember(unasked, id);
  await tellTakenIn(unasked, before);
  return "active";
}
