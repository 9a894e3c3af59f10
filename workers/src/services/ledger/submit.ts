import type { LedgerAnswer } from "@mereau/shared/ledger/binding.ts";
import type { Command, SettingCommand, TransferCommand, Verdict } from "@mereau/shared/ledger/command.ts";
import { rejectionCodes } from "@mereau/shared/ledger/rejection.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import type { CommunityContext } from "#services/context.ts";
import { refusalFor } from "#services/ledger/refusalFor.ts";
import { requireOpenedFor } from "#services/opening/guard.ts";
import { Refusal } from "#services/refusal.ts";

/** After so many changes of access in a row, whoever asks is told to ask again. */
const ADMISSIONS_MAX = 5;

/**
 * Hands commands to the community’s ledger and gives its verdicts, in order. Where the caller has lost access since
 * they were admitted, nothing is done before it is sure that they may still ask for this.
 * Refuses with `community_preparing` what moves money before the community’s opening, with `outcome_unknown` or `unavailable`: asking again with the same ids is safe after both; and with
 * `unauthenticated` a caller who may no longer act.
 */
export async function submit(ctx: CommunityContext, commands: Command[]): Promise<Verdict[]> {
  await requireOpenedFor(ctx, commands);
  const answer = await askLedger(ctx, commands);
  if (!answer.ok) throw new Refusal(answer.code === "access_changed" ? "unavailable" : answer.code);
  if (answer.verdicts.length !== commands.length) throw new Error("The ledger left commands unanswered");
  return answer.verdicts;
}

async function askLedger(ctx: CommunityContext, commands: Command[]): Promise<LedgerAnswer> {
  const { id, ledger, access } = ctx;
  if (access === null) return ledger.submit(id, commands);
  let answer = await ledger.submit(id, commands, access.admit());
  for (let admissions = 1; isAccessChanged(answer) && admissions < ADMISSIONS_MAX; admissions += 1)
    answer = await ledger.submit(id, commands, await access.renew());
  return answer;
}

const isAccessChanged = (answer: LedgerAnswer): boolean => !answer.ok && answer.code === "access_changed";

/** Carries out one transfer and gives its record; throws the ledger’s refusal, the same each time it is asked again. */
export async function submitTransfer(ctx: CommunityContext, command: TransferCommand): Promise<Transfer> {
  const [verdict] = await submit(ctx, [command]);
  if (!verdict) throw new Error("The ledger gave no verdict");
  if (!verdict.ok) throw await refusalFor(ctx, verdict, verdict.transfer?.currency ?? "");
  if (!verdict.transfer) throw new Error("The ledger accepted a transfer without recording it");
  return verdict.transfer;
}

/** True of what the ledger itself answered: any other refusal leaves open what became of a transfer asked for before. */
export const isLedgersOwn = (error: unknown): boolean =>
  error instanceof Refusal && rejectionCodes.some((code) => code === error.code);

/**
 * Sets values in the ledger, in order; throws the first refusal. `currency` is that of the figures concerned.
 * No access is told: a setting often follows from a loss of access that the same request has brought about.
 */
export async function submitSettings(
  ctx: CommunityContext,
  commands: SettingCommand[],
  currency = "",
): Promise<void> {
  if (commands.length === 0) return;
  for (const verdict of await submit({ ...ctx, access: null }, commands))
    if (!verdict.ok) throw await refusalFor(ctx, verdict, currency);
}
