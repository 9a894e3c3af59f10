import { and, eq, gt, lte, or } from "drizzle-orm";

import { member, proposal } from "@mereau/db/tenant/schema.ts";
import type { Proposal } from "@mereau/shared/contracts/proposals.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext, Role } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { readProposal } from "#services/proposals/read.ts";

type Decision = { state: "refused" | "withdrawn"; action: string; reason?: string };

const isOpen = (id: string, now: number) =>
  and(eq(proposal.id, id), eq(proposal.state, "open"), gt(proposal.expiresAt, now));

/** Of several who decide at once, one does. */
async function decide(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  decision: Decision,
): Promise<Proposal> {
  const { state, action, reason = null } = decision;
  const decided = { state, reason, decidedBy: caller.member, decidedAt: ctx.now };
  await writeAll(ctx, [
    ctx.db.update(proposal).set(decided).where(isOpen(id, ctx.now)),
    recordChange(ctx, { caller, action, subject: id, detail: reason === null ? null : { reason } }),
  ]);
  return readProposal(ctx, id);
}

/** Lets somebody else than the proposer decide, who has a role for the deed. Refuses with `forbidden` and `own_proposal`. */
function allowSecond(caller: Caller, asked: Proposal, roles: readonly Role[]): void {
  allow(caller, roles);
  if (asked.proposedBy.id === caller.member) throw new Refusal("own_proposal");
}

/** For so long whoever approved has it carried out, and nobody else; after that it was cut off. */
const CARRYING_OUT_MS = 60_000;

/** To be carried out by whoever approves now: it is open, or was approved and then cut off. */
const toCarryOut = (id: string, now: number) =>
  and(
    eq(proposal.id, id),
    or(
      and(eq(proposal.state, "open"), gt(proposal.expiresAt, now)),
      and(eq(proposal.state, "approved"), lte(proposal.decidedAt, now - CARRYING_OUT_MS)),
    ),
  );

/**
 * Approves. Of several who approve at once one alone gets `mine`, and carries out what was asked; so does whoever approves it again a
 * minute after it was cut off. Refuses with `proposal_closed`.
 */
export async function approveProposal(
  ctx: CommunityContext,
  caller: Caller,
  asked: Proposal,
  roles: readonly Role[],
): Promise<{ approved: Proposal; mine: boolean }> {
  allowSecond(caller, asked, roles);
  const [won] = await ctx.db.batch([
    ctx.db
      .update(proposal)
      .set({ state: "approved", decidedBy: caller.member, decidedAt: ctx.now })
      .where(toCarryOut(asked.id, ctx.now))
      .returning({ id: proposal.id }),
    recordChange(ctx, { caller, action: "proposal.approve", subject: asked.id }),
  ]);
  const approved = await readProposal(ctx, asked.id);
  const mine = won.length > 0;
  if (!mine && approved.state !== "approved") throw new Refusal("proposal_closed");
  return { approved, mine };
}

/** Refuses what was asked, and says why. Refuses with `proposal_closed`. */
export async function refuseProposal(
  ctx: CommunityContext,
  caller: Caller,
  asked: Proposal,
  { roles, reason }: { roles: readonly Role[]; reason: string },
): Promise<Proposal> {
  allowSecond(caller, asked, roles);
  if (asked.state !== "open") throw new Refusal("proposal_closed");
  const after = await decide(ctx, caller, asked.id, { state: "refused", action: "proposal.refuse", reason });
  if (after.state !== "refused" || after.decidedBy?.id !== caller.member)
    throw new Refusal("proposal_closed");
  return after;
}

/** Takes back what one has asked for oneself; twice is once. Refuses with `not_found` and `proposal_closed`. */
export async function withdrawProposal(
  ctx: CommunityContext,
  caller: Caller,
  asked: Proposal,
): Promise<Proposal> {
  if (asked.proposedBy.id !== caller.member) throw new Refusal("not_found");
  const after = await decide(ctx, caller, asked.id, { state: "withdrawn", action: "proposal.withdraw" });
  if (after.state !== "withdrawn") throw new Refusal("proposal_closed");
  return after;
}

/** Who proposed it, as they are now: what they may no longer do is refused when it is carried out. */
export async function proposerOf({ db }: CommunityContext, asked: Proposal): Promise<Caller> {
  const [person] = await db
    .select({ role: member.role, status: member.status })
    .from(member)
    .where(eq(member.id, asked.proposedBy.id));
  const role = person?.status === "active" ? person.role : "member";
  return { member: asked.proposedBy.id, role, scopes: null, session: `proposal ${asked.id}` };
}

/** Keeps how carrying it out ended. */
export async function closeProposal(
  ctx: CommunityContext,
  id: string,
  end: { status: number; problem: string | null },
): Promise<Proposal> {
  const state = end.problem === null ? "done" : "failed";
  await ctx.db
    .update(proposal)
    .set({ ...end, state })
    .where(and(eq(proposal.id, id), eq(proposal.state, "approved")));
  return readProposal(ctx, id);
}
