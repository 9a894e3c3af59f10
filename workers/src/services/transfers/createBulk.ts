import type { BulkRequest, BulkResult } from "@mereau/shared/contracts/transfers.ts";
import type { PaymentCommand, Verdict } from "@mereau/shared/ledger/command.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { isPotId } from "@mereau/shared/membership/account.ts";
import { payersFor } from "#services/accounts/authorise.ts";
import { recordAll } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { submit } from "#services/ledger/submit.ts";
import { Refusal } from "#services/refusal.ts";
import { paymentOf } from "#services/transfers/create.ts";

/**
 * Up to 8 000 payments in one call, each with its own verdict, in order; a linked one succeeds or fails with the next.
 * What the caller may not ask at all (an account that is not theirs, a figure that is no amount, what would reach their own in another’s name) refuses the whole call,
 * before anything is done.
 */
export async function createTransfers(
  ctx: CommunityContext,
  caller: Caller,
  { transfers }: BulkRequest,
): Promise<BulkResult[]> {
  const actors = await payersFor(ctx, caller, transfers);
  const commands: PaymentCommand[] = [];
  for (const [index, { linked, ...request }] of transfers.entries()) {
    const actor = actors.get(request.from);
    if (!actor) throw new Refusal("forbidden");
    const command = await paymentOf(ctx, { caller, actor }, request, `transfers.${index}.`);
    commands.push({ ...command, linked });
  }
  const verdicts = await submit(ctx, commands);
  await recordForOthers(ctx, caller, commands);
  return Promise.all(verdicts.map((verdict, index) => resultOf(ctx, verdict, commands[index])));
}

async function resultOf(
  ctx: CommunityContext,
  verdict: Verdict,
  command: PaymentCommand | undefined,
): Promise<BulkResult> {
  if (!command) throw new Error("The ledger answered what nobody asked");
  const { transfer } = verdict;
  const amount =
    verdict.ok || verdict.amount === null
      ? null
      : formatAmount(verdict.amount, await scaleOf(ctx, command.currency));
  return {
    id: command.id,
    verdict: verdict.ok ? "accepted" : verdict.code,
    amount,
    seq: transfer?.seq ?? null,
    at: transfer?.at ?? null,
  };
}

/** One line for each member in whose name transfers were asked, and one for what was paid from pots. */
function recordForOthers(ctx: CommunityContext, caller: Caller, commands: PaymentCommand[]): Promise<void> {
  const forOthers = commands.filter(({ actor, from }) => actor.onBehalfOf !== null || isPotId(from));
  const byOwner = [...Map.groupBy(forOthers, (command) => command.actor.onBehalfOf)];
  const done = byOwner.map(([onBehalfOf, asked]) => ({
    caller,
    ...(onBehalfOf !== null && { onBehalfOf }),
    action: "transfer.bulk",
    subject: asked[0]?.id ?? "",
    detail: { count: asked.length },
  }));
  return recordAll(ctx, done);
}
