import { eq } from "drizzle-orm";

import { task, taskClaim } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, managing, overseeing } from "#services/roles.ts";
import type { Claimed } from "#services/tasks/express.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

/** Claims with their tasks, and what undid their payments; which ones is the caller’s to say. */
export const selectClaims = ({ db }: CommunityContext) =>
  db
    .select({ claim: taskClaim, task, reversal: toldReversal })
    .from(taskClaim)
    .innerJoin(task, eq(task.id, taskClaim.task))
    .leftJoin(reversal, undoes(taskClaim.transfer));

/** A claim with its task. Refuses with `unknown_task_claim`. */
export async function findClaim(ctx: CommunityContext, id: string): Promise<Claimed> {
  const [row] = await selectClaims(ctx).where(eq(taskClaim.id, id));
  if (!row) throw new Refusal("unknown_task_claim");
  return row;
}

/** Managers validate, and those whom the task names; nobody what they claim themselves. */
export const mayDecide = (caller: Caller, { claim, task: its }: Claimed): boolean =>
  claim.member !== caller.member && (isAmong(caller, managing) || its.validators.includes(caller.member));

/** A claim for whoever made it, may decide on it, or oversees the community. Refuses with `unknown_task_claim`. */
export async function findVisibleClaim(ctx: CommunityContext, caller: Caller, id: string): Promise<Claimed> {
  const found = await findClaim(ctx, id);
  const isTheirs = found.claim.member === caller.member || found.task.validators.includes(caller.member);
  if (!isTheirs && !isAmong(caller, overseeing)) throw new Refusal("unknown_task_claim");
  return found;
}
