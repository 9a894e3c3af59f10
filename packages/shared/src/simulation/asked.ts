import { ownDescription } from "#ledger/ownTransfer.ts";
import { commandOf, isBeyondPolicies, type PlayedCommand } from "#simulation/commands.ts";
import type { RecordedBatch, RecordedTransfer } from "#simulation/recorded.ts";
import type { Run } from "#simulation/run.ts";

/** A transfer of the record, and what is asked for it. */
export type Asked = { transfer: RecordedTransfer; command: PlayedCommand };

/** What a batch was asked for, and what was refused in it for reasons that no policy changes. */
export function askedIn({ transfers, postings }: RecordedBatch): {
  asked: Asked[];
  refused: RecordedTransfer[];
} {
  const asked: Asked[] = [];
  const refused: RecordedTransfer[] = [];
  for (const transfer of transfers) {
    const command = commandOf(transfer, postings);
    if (!command) continue;
    if (isBeyondPolicies(transfer.verdict)) refused.push(transfer);
    else asked.push({ transfer, command });
  }
  return { asked, refused };
}

/**
 * What refers to something that cannot be asked again, since it is from before the record that is told or the ledger did it
 * by itself, asked in another way that moves the same: a capture as a payment, and a reversal of what its own postings undid.
 */
export function adjust(asked: Asked, { transfers, postings }: RecordedBatch, runs: ReadonlySet<Run>): Asked {
  const { transfer, command } = asked;
  const isOfSameBatch = transfers.some(({ id }) => id === transfer.related);
  if (transfer.verdict !== "accepted" || isOfSameBatch) return asked;
  const [run] = runs;
  if (command.kind === "capture" && !run?.memory.hold(command.hold)) {
    const { id, currency, from, to, amount } = transfer;
    return { transfer, command: { kind: "payment", id, actor: command.actor, currency, from, to, amount } };
  }
  if (command.kind !== "reversal" || run?.memory.recorded(command.transfer)) return asked;
  const movements = postings
    .filter((posting) => posting.transfer === transfer.id)
    .map(({ account, amount }) => ({ account, amount: -amount }));
  const place = { seq: 0, batch: 0, at: 0 };
  const original = {
    ...ownDescription,
    ...place,
    ...transfer,
    id: command.transfer,
    kind: "payment",
  } as const;
  for (const { memory } of runs) memory.record({ transfer: original, movements, reversedBy: null });
  return { transfer, command };
}
