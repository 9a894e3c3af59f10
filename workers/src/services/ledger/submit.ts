import type { Command, SettingCommand, TransferCommand, Verdict } from "@mereau/shared/ledger/command.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Hands commands to the community’s ledger and gives its verdicts, in order.
 * Refuses with `outcome_unknown` or `unavailable`: asking again with the same ids is safe after both.
 */
export async function submit(ctx: CommunityContext, commands: Command[]): Promise<Verdict[]> {
  const answer = await ctx.ledger.submit(ctx.id, commands);
  if (!answer.ok) throw new Refusal(answer.code);
  if (answer.verdicts.length !== commands.length) throw new Error("The ledger left commands unanswered");
  return answer.verdicts;
}

/** A refusal of the ledger as the API answers it, its figure in decimals of the currency. */
async function refusalFor(
  ctx: CommunityContext,
  verdict: Extract<Verdict, { ok: false }>,
  currency: string,
): Promise<Refusal> {
  if (verdict.amount === null) return new Refusal(verdict.code);
  const amount = formatAmount(verdict.amount, await scaleOf(ctx, currency));
  return new Refusal(verdict.code, { detail: { amount, currency } });
}

/** Carries out one transfer and gives its record; throws the ledger’s refusal, the same each time it is asked again. */
export async function submitTransfer(ctx: CommunityContext, command: TransferCommand): Promise<Transfer> {
  const [verdict] = await submit(ctx, [command]);
  if (!verdict) throw new Error("The ledger gave no verdict");
  if (!verdict.ok) throw await refusalFor(ctx, verdict, verdict.transfer?.currency ?? "");
  if (!verdict.transfer) throw new Error("The ledger accepted a transfer without recording it");
  return verdict.transfer;
}

/** Sets values in the ledger, in order; throws the first refusal. `currency` is that of the figures concerned. */
export async function submitSettings(
  ctx: CommunityContext,
  commands: SettingCommand[],
  currency = "",
): Promise<void> {
  if (commands.length === 0) return;
  for (const verdict of await submit(ctx, commands))
    if (!verdict.ok) throw await refusalFor(ctx, verdict, currency);
}
