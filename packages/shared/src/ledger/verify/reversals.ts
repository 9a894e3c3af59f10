import type { Posting, Transfer, TransferKind } from "#ledger/transfer.ts";
import { textOf } from "#ledger/verify/movements.ts";

/** Kinds that nothing undoes: what follows from the ticks would be out of step with them. */
const lasting: ReadonlySet<TransferKind> = new Set(["reversal", "dividend", "settlement"]);

/** What each transfer’s reversal would have to be, so that it can be told to undo all of it, and once only. */
export class ReversalBooks {
  /** By the transfer’s id; null once it was undone. */
  readonly #undoing = new Map<string, string | null>();

  /** Takes in what a transfer posted. */
  keep({ id, kind, currency, from, to, amount }: Transfer, found: readonly Posting[]): void {
    if (lasting.has(kind) || found.length === 0) return;
    const movements = found.map((posting) => ({ ...posting, amount: -posting.amount }));
    this.#undoing.set(id, JSON.stringify([currency, to, from, amount, textOf(movements)]));
  }

  /** Whether a reversal undoes what it names: every movement of it, with its sign turned. */
  follows({ currency, from, to, amount, related }: Transfer, found: readonly Posting[]): boolean {
    const original = related ?? "";
    const isRight =
      this.#undoing.get(original) === JSON.stringify([currency, from, to, amount, textOf(found)]);
    if (isRight) this.#undoing.set(original, null);
    return isRight;
  }

  isKnown(id: string): boolean {
    return this.#undoing.has(id);
  }
}
