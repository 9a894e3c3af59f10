import type { Account } from "#ledger/account.ts";
import { expiryFor } from "#ledger/rules/expiry.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Posting } from "#ledger/transfer.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import { AMOUNT_MAX } from "#money/bounds.ts";
import { beginningOf, monthOf } from "#policies/prepaid/months.ts";

type Says = (what: string) => void;
type Accounts = ReadonlyMap<string, Omit<Account, "allowances">>;

/** What came to members’ accounts in each month: what expires does so by whole months, so that this is all it takes. */
export class InflowBooks {
  readonly #received = new Map<string, Map<string, number>>();

  /** Takes the postings of a batch in, in their order, and checks each expiry among them against what came before it. */
  follow(
    content: ReadContent,
    { before, after, ticking }: { before: Accounts; after: Accounts; ticking: Pick<Ticking, "versions"> },
    says: Says,
  ): void {
    const month = monthOf(content.header.at);
    const expiries = new Map(
      content.transfers.filter(({ kind }) => kind === "expiry").map((it) => [it.id, it]),
    );
    for (const posting of content.postings) {
      const { account: id, amount, transfer } = posting;
      const expiry = expiries.get(transfer);
      const account = after.get(id);
      if (expiry && amount < 0) {
        const heldBefore = before.get(id)?.held ?? 0;
        const held = heldBefore === account?.held ? heldBefore : null;
        // Its type may have been stated anew before it, or after it, in the same batch
        const [due] = [before.get(id), account].flatMap(
          (it) => (it && expiryFor(ticking, it, expiry.reference ?? "")) ?? [],
        );
        const isDue = due && beginningOf(expiry.reference ?? "") <= content.header.at;
        if (!isDue || due.to !== expiry.to || !this.#isRight(posting, due.cutoff, held))
          says(`what expired on ${id} does not follow from what came to it`);
      }
      if (amount > 0 && account?.kind === "member") this.#receive(id, month, amount);
    }
  }

  /** Whether exactly what is older than a moment was taken; no more than that, where a hold came or went in the same batch. */
  #isRight({ account, amount, posted }: Posting, cutoff: number, held: number | null): boolean {
    const old = posted - amount - this.#since(account, monthOf(cutoff));
    return held === null ? 0 - amount <= old : 0 - amount === old - held;
  }

  #since(account: string, month: string): number {
    let sum = 0;
    for (const [known, amount] of this.#received.get(account) ?? []) if (known >= month) sum += amount;
    return Math.min(sum, AMOUNT_MAX);
  }

  #receive(account: string, month: string, amount: number): void {
    const months = this.#received.get(account) ?? new Map<string, number>();
    months.set(month, (months.get(month) ?? 0) + amount);
    this.#received.set(account, months);
  }
}
