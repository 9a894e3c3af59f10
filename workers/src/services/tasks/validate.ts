import type { TaskClaim } from "@mereau/shared/contracts/tasks.ts";
import type { TransferCommand } from "@mereau/shared/ledger/command.ts";
import type { Rejection } from "@mereau/shared/ledger/rejection.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { submit } from "#services/ledger/submit.ts";
import { Refusal } from "#services/refusal.ts";
import { newRunId, planRun, writeAll } from "#services/scheduled/plan.ts";
import { changeWhile, tellClaim, tellDecision } from "#services/tasks/decide.ts";
import type { Claimed } from "#services/tasks/express.ts";
import { findClaim, findVisibleClaim, mayDecide } from "#services/tasks/find.ts";
import { findVerdicts } from "#services/transfers/outcome.ts";

/**
 * Finds a task done, and pays it, once: managers may and the task’s validators, but not for themselves. Where the ledger
 * refuses for now (the pot is empty, the account suspended) it stays validated, and doing it again tries again.
 * Refuses with `unknown_task_claim`, `forbidden`, `task_claim_decided`, and the refusals of the issue or payment.
 */
export async function validateClaim(ctx: CommunityContext, caller: Caller, id: string): Promise<TaskClaim> {
  const found = await findVisibleClaim(ctx, caller, id);
  if (!mayDecide(caller, found)) throw new Refusal("forbidden");
  if (found.claim.state === "claimed")
    await changeWhile(
      ctx,
      { id, state: "claimed" },
      { state: "validated", decidedBy: caller.member, decidedAt: ctx.now },
    );
  const validated = await findClaim(ctx, id);
  if (validated.claim.state === "validated") await pay(ctx, caller, validated);
  const told = await tellClaim(ctx, id);
  if (told.state !== "paid" && told.state !== "reversed") throw new Refusal("task_claim_decided");
  return told;
}

async function pay(ctx: CommunityContext, caller: Caller, found: Claimed): Promise<void> {
  const { claim } = found;
  await ctx.ledger.wake(ctx.id, ctx.now);
  // Nobody is asked anew whether they may: the claim was validated by whoever its row names
  const payment = paymentOf(found);
  const [verdict] = await submit(ctx, [payment]);
  if (!verdict) throw new Error("The ledger gave no verdict");
  if (!verdict.ok && !(await wasPaid(ctx, payment, verdict))) {
    await changeWhile(ctx, claim, { transfer: newRunId(ctx.now), reason: verdict.code });
    throw new Refusal(verdict.code);
  }
  await writeAll(ctx, [
    changeWhile(ctx, claim, { state: "paid", reason: null }),
    recordChange(ctx, {
      caller,
      onBehalfOf: claim.member,
      action: "task.validate",
      subject: claim.id,
      detail: { transfer: claim.transfer, account: claim.account, amount: claim.reward },
    }),
    planRun(ctx, await tellDecision(ctx, found, "paid")),
  ]);
}

/** A claim whose task was renamed since it was paid asks for something else under the same id, and is paid all the same. */
const wasPaid = async (ctx: CommunityContext, payment: Payment, { code }: Rejection): Promise<boolean> =>
  code === "id_reused" && ((await findVerdicts(ctx, [payment])).get(payment.id)?.ok ?? false);

type Payment = TransferCommand & { reference: string };

/** What pays a claim, the same whoever asks for it again. */
function paymentOf({ claim, task }: Claimed): Payment {
  const { transfer: id, currency, account: to, reward: amount, pot, decidedBy, member } = claim;
  const actor = { member: decidedBy, onBehalfOf: member };
  const told = { memo: task.nameFr, category: "task", reference: `task-claims/${claim.id}` };
  return pot === null
    ? { kind: "issue", id, actor, currency, to, amount, ...told }
    : { kind: "payment", id, actor, currency, from: pot, to, amount, ...told };
}
