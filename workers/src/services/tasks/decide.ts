import { and, eq } from "drizzle-orm";

import { member, taskClaim } from "@mereau/db/tenant/schema.ts";
import type { TaskClaim } from "@mereau/shared/contracts/tasks.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { decisionLetters } from "#services/mail/templates/tasks.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { Refusal } from "#services/refusal.ts";
import { type Planned, planRun, writeAll } from "#services/scheduled/plan.ts";
import { type Claimed, type ClaimRow, expressClaim } from "#services/tasks/express.ts";
import { findClaim, findVisibleClaim, mayDecide } from "#services/tasks/find.ts";

/** A change of a claim that holds only while it is in a state, and where a transfer is named, to be paid by this one. */
export const changeWhile = (
  { db }: CommunityContext,
  { id, state, transfer }: Pick<ClaimRow, "id" | "state"> & { transfer?: string },
  change: Partial<ClaimRow>,
) =>
  db
    .update(taskClaim)
    .set(change)
    .where(
      and(
        eq(taskClaim.id, id),
        eq(taskClaim.state, state),
        transfer === undefined ? undefined : eq(taskClaim.transfer, transfer),
      ),
    );

/** A claim as it stands now, for an answer. */
export async function tellClaim(ctx: CommunityContext, id: string): Promise<TaskClaim> {
  const found = await findClaim(ctx, id);
  const { scale } = await findCurrency(ctx, found.claim.currency);
  return expressClaim(found, scale);
}

/** Takes a claim back before it is decided. Refuses with `unknown_task_claim` and `task_claim_decided`. */
export async function withdrawClaim(ctx: CommunityContext, caller: Caller, id: string): Promise<TaskClaim> {
  const { claim } = await findClaim(ctx, id);
  if (claim.member !== caller.member) throw new Refusal("unknown_task_claim");
  await changeWhile(ctx, { id, state: "claimed" }, { state: "withdrawn", decidedAt: ctx.now });
  const told = await tellClaim(ctx, id);
  if (told.state !== "withdrawn") throw new Refusal("task_claim_decided");
  return told;
}

/**
 * Refuses a claim, for a reason that its member is told; managers and the task’s validators may.
 * Refuses with `unknown_task_claim`, `forbidden`, `task_claim_decided`.
 */
export async function refuseClaim(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  reason: string,
): Promise<TaskClaim> {
  const found = await findVisibleClaim(ctx, caller, id);
  if (!mayDecide(caller, found)) throw new Refusal("forbidden");
  const decided = { state: "refused" as const, decidedBy: caller.member, decidedAt: ctx.now, reason };
  await writeAll(ctx, [
    changeWhile(ctx, { id, state: "claimed" }, decided),
    recordChange(ctx, { caller, action: "task.refuse", subject: id, detail: { reason } }),
  ]);
  const after = await findClaim(ctx, id);
  if (after.claim.state !== "refused" || after.claim.reason !== reason)
    throw new Refusal("task_claim_decided");
  await ctx.ledger.wake(ctx.id, ctx.now);
  await writeAll(ctx, [planRun(ctx, await tellDecision(ctx, after, "refused"))]);
  return tellClaim(ctx, id);
}

/** The message that tells a member what was decided on their claim; of each decision there is one. */
export async function tellDecision(
  ctx: CommunityContext,
  { claim, task }: Claimed,
  decision: "paid" | "refused",
): Promise<Planned> {
  const [claimant] = await ctx.db
    .select({ language: member.language })
    .from(member)
    .where(eq(member.id, claim.member));
  const language = claimant?.language ?? "fr";
  const money = await findCurrency(ctx, claim.currency);
  const letter = decisionLetters[decision][language]({
    task: language === "en" ? (task.nameEn ?? task.nameFr) : task.nameFr,
    amount: displayAmount(claim.reward, money, language),
    reason: claim.reason,
  });
  return writtenRun(ctx, {
    member: claim.member,
    kind: "task",
    about: claim.id,
    letter: decision,
    ...letter,
  });
}
