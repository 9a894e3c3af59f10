import type { BatchRow } from "#services/batch-payments/find.ts";
import { messageRun } from "#services/messages/plan.ts";
import type { Planned } from "#services/scheduled/plan.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** What both letters say: to whoever ordered the batch, under the name that they gave it. */
const told = ({ id, member, currency, from, name }: BatchRow) => ({
  member,
  currency,
  other: from,
  memo: name,
  about: id,
});

/** That a batch was made: so much of it was paid, in minor units. */
export const tellPaid = (ctx: WorkContext, batch: BatchRow, amount: number): Planned =>
  messageRun(ctx, { ...told(batch), letter: "batch_paid", amount });

/** That nothing of a batch was paid, and why: the code of a refusal. */
export const tellFailed = (ctx: WorkContext, batch: BatchRow, reason: string | null): Planned =>
  messageRun(ctx, { ...told(batch), letter: "batch_failed", amount: batch.total, reason });
