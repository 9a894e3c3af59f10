import type { ReversalCommand } from "#ledger/command.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { withdrawCredit } from "#ledger/rules/credit.ts";
import { move } from "#ledger/rules/move.ts";
import { givenBack } from "#ledger/rules/giving.ts";
import { helpGivenBack } from "#ledger/rules/solidarity.ts";
import type { Transfer } from "#ledger/transfer.ts";
import type { Changes, View } from "#ledger/view.ts";
import { noChanges } from "#ledger/view.ts";

/** Kinds that nothing undoes. */
const lasting: ReadonlySet<Transfer["kind"]> = new Set(["reversal", "dividend", "settlement"]);

/**
 * Posts every movement of an earlier transfer with its sign turned, all or none, once.
 * Refuses with `unknown_transfer`; `not_reversible` for what moved nothing, is itself a reversal, or follows from the
 * ticks alone (a dividend, a settlement: it would be out of step with them); `already_reversed`; `account_closed`; and the refusals of the movement.
 */
export function decideReversal(
  view: View,
  command: ReversalCommand,
  now: number,
): Rejection | ({ ok: true } & Changes) {
  const original = view.recorded(command.transfer);
  if (!original) return reject("unknown_transfer");
  if (original.movements === null)
    throw new Error("Ledger: a reversal was decided without its original's movements");
  if (lasting.has(original.transfer.kind) || original.movements.length === 0) return reject("not_reversible");
  if (original.reversedBy !== null) return reject("already_reversed");
  const movements = original.movements.map((movement) => ({ ...movement, amount: -movement.amount }));
  if (movements.some(({ account }) => view.account(account)?.status === "closed"))
    return reject("account_closed");
  const moved = move(view, movements);
  if (!moved.ok) return moved;
  const uses = [...helpGivenBack(view, original.movements, now), ...givenBack(view, original.transfer, now)];
  return { ...noChanges, ...moved, uses, ...withdrawCredit(view, moved.accounts, original.transfer) };
}
