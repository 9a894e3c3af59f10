import type { task, taskClaim } from "@mereau/db/tenant/schema.ts";
import type { Task, TaskClaim } from "@mereau/shared/contracts/tasks.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";

export type TaskRow = typeof task.$inferSelect;
export type ClaimRow = typeof taskClaim.$inferSelect;

/** A claim with its task, and what undid its payment. */
export type Claimed = { claim: ClaimRow; task: TaskRow; reversal: TaskClaim["reversal"] };

const nameOf = ({ nameFr, nameEn }: Pick<TaskRow, "nameFr" | "nameEn">) => ({ fr: nameFr, en: nameEn });

const rewardOf = (
  { currency, reward, pot }: Pick<TaskRow, "currency" | "reward" | "pot">,
  scale: number,
) => ({
  currency,
  amount: formatAmount(reward, scale),
  pot,
});

/** A task as the API shows it. */
export const expressTask = (row: TaskRow, scale: number): Task => ({
  id: row.id,
  name: nameOf(row),
  description: row.description,
  category: row.category,
  reward: rewardOf(row, scale),
  validators: row.validators,
  active: row.active,
  position: row.position,
});

/** A claim as the API shows it; `reversed` is what the ledger says of its payment, in its row it stays paid. */
export function expressClaim({ claim, task: its, reversal: undone }: Claimed, scale: number): TaskClaim {
  const { id, member, account, note, state, claimedAt, decidedBy, decidedAt, reason } = claim;
  const isPaid = state === "paid";
  return {
    id,
    task: its.id,
    name: nameOf(its),
    member,
    account,
    note,
    reward: rewardOf(claim, scale),
    state: isPaid && undone ? "reversed" : state,
    transfer: isPaid ? claim.transfer : null,
    reversal: isPaid ? undone : null,
    claimedAt,
    decidedBy,
    decidedAt,
    reason,
  };
}
