import { eq } from "drizzle-orm";

import { account, member, task, taskClaim } from "@mereau/db/tenant/schema.ts";
import type { ClaimRequest, TaskClaim } from "@mereau/shared/contracts/tasks.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { ownsAccount } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { claimLetter } from "#services/mail/templates/tasks.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { Refusal } from "#services/refusal.ts";
import { newRunId, planRun, type Write, writeAll } from "#services/scheduled/plan.ts";
import { expressClaim, type TaskRow } from "#services/tasks/express.ts";
import { findClaim } from "#services/tasks/find.ts";

/**
 * Says that a task was done, to be paid on an account of one’s own; those who may validate it are told. Asked again with the
 * same id it answers the same. Refuses with `unknown_task`, `task_not_on_offer`, `currency_mismatch`, `forbidden`, `id_reused`.
 */
export async function claimTask(
  ctx: CommunityContext,
  caller: Caller,
  request: ClaimRequest,
): Promise<TaskClaim> {
  const { id, account: to, note } = request;
  const [known] = await ctx.db.select().from(taskClaim).where(eq(taskClaim.id, id));
  if (!known) await write(ctx, caller, request);
  const found = await findClaim(ctx, id);
  const { claim } = found;
  if (
    claim.member !== caller.member ||
    claim.task !== request.task ||
    claim.account !== to ||
    claim.note !== note
  )
    throw new Refusal("id_reused");
  const { scale } = await findCurrency(ctx, claim.currency);
  return expressClaim(found, scale);
}

async function write(ctx: CommunityContext, caller: Caller, request: ClaimRequest): Promise<void> {
  const { db, now } = ctx;
  const [its] = await db.select().from(task).where(eq(task.id, request.task));
  if (!its) throw new Refusal("unknown_task");
  if (!its.active) throw new Refusal("task_not_on_offer");
  if (currencyOfAccount(request.account) !== its.currency) throw new Refusal("currency_mismatch");
  const [opened] = await db.select({ id: account.id }).from(account).where(eq(account.id, request.account));
  if (!opened) throw new Refusal("unknown_account");
  if (!(await ownsAccount(ctx, caller, request.account))) throw new Refusal("forbidden");
  const { currency, reward, pot } = its;
  const claim = {
    ...request,
    member: caller.member,
    currency,
    reward,
    pot,
    state: "claimed" as const,
    transfer: newRunId(now),
    claimedAt: now,
  };
  const insert = db.insert(taskClaim).values(claim).onConflictDoNothing();
  await ctx.ledger.wake(ctx.id, now);
  await writeAll(ctx, [insert, ...(await tellValidators(ctx, caller, its, request))]);
}

/** Messages to those whom the task names; managers look at the list. */
async function tellValidators(
  ctx: CommunityContext,
  caller: Caller,
  its: TaskRow,
  { id, note }: ClaimRequest,
): Promise<Write[]> {
  if (its.validators.length === 0) return [];
  const [claimant] = await ctx.db.select().from(member).where(eq(member.id, caller.member));
  const validators = await Promise.all(
    its.validators
      .filter((validator) => validator !== caller.member)
      .map(async (validator) => (await ctx.db.select().from(member).where(eq(member.id, validator)))[0]),
  );
  return validators
    .filter((validator) => validator !== undefined)
    .map((validator) => {
      const letter = claimLetter[validator.language]({
        task: validator.language === "en" ? (its.nameEn ?? its.nameFr) : its.nameFr,
        by: claimant?.name ?? "",
        note,
      });
      return planRun(
        ctx,
        writtenRun(ctx, {
          member: validator.id,
          kind: "task",
          about: id,
          letter: `claimed ${validator.id}`,
          ...letter,
        }),
      );
    });
}
