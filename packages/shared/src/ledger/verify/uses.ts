import type { Account } from "#ledger/account.ts";
import type { Currency } from "#ledger/currency.ts";
import { type MonthlyUse, type UsePurpose, useKey, usedIn } from "#ledger/monthlyUse.ts";
import { givingPerMonth } from "#ledger/rules/giving.ts";
import { solidarityFor } from "#ledger/rules/solidarity.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Posting, Transfer } from "#ledger/transfer.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import { monthOf } from "#policies/prepaid/months.ts";

type Says = (what: string) => void;

type Accounts = ReadonlyMap<string, Omit<Account, "allowances">>;

type Known = {
  currencies: ReadonlyMap<string, Currency>;
  /** As they stood before the batch, and after it where it touched them. */
  accounts: Accounts;
  after: Accounts;
  ticking: Pick<Ticking, "versions">;
};

/** The monthly limits counted once more, from the transfers alone. */
export class UseBooks {
  readonly uses = new Map<string, MonthlyUse>();

  /** Takes a batch in, and says where a limit was crossed, or where another figure is stated than the transfers come to. */
  follow(content: ReadContent, known: Known, says: Says): void {
    const { header, transfers, postings, uses } = content;
    const month = monthOf(header.at);
    const changed = new Set<string>();
    /** Counts something used, or given back where it is below zero, and gives what is used by now. */
    const count = (account: string, purpose: UsePurpose, amount: number): number => {
      const key = useKey(account, purpose);
      const before = usedIn(this.uses.get(key), month);
      if (before === 0 && amount < 0) return 0;
      const used = Math.max(0, before + amount);
      this.uses.set(key, { account, purpose, month, used });
      changed.add(key);
      return used;
    };
    const helped = Map.groupBy(
      postings.filter(({ purpose }) => purpose === "solidarity"),
      ({ transfer }) => transfer,
    );
    for (const transfer of transfers) {
      if (transfer.verdict !== "accepted") continue;
      checkHelp(transfer, helped.get(transfer.id) ?? [], { ...known, at: header.at, count }, says);
      checkGift(transfer, { ...known, at: header.at, count }, says);
    }
    const stated = new Map(uses.map((use) => [useKey(use.account, use.purpose), use]));
    for (const key of new Set([...changed, ...stated.keys()]))
      if (JSON.stringify(stated.get(key)) !== JSON.stringify(this.uses.get(key)))
        says(`what ${key} is stated to have used is not what its transfers come to`);
    for (const [key, use] of stated) this.uses.set(key, use);
  }
}

type Counting = Known & {
  at: number;
  count: (account: string, purpose: UsePurpose, amount: number) => number;
};

/** What the pot of solidarity added to a payment lies within its limits; what a reversal gives it back is counted too. */
function checkHelp(
  { id, kind, currency: code, from, to }: Transfer,
  postings: readonly Posting[],
  { currencies, accounts, after, ticking, at, count }: Counting,
  says: Says,
): void {
  if (kind === "reversal") {
    for (const { account, amount } of postings) if (amount < 0) count(account, "solidarity", amount);
    return;
  }
  const [given, received] = postings;
  if (!given) return;
  const currency = currencies.get(code);
  // Its type may have been stated anew before it, or after it, in the same batch
  const [solidarity] = [accounts.get(to), after.get(to)].flatMap(
    (payee) => (currency && payee && solidarityFor(ticking, currency, payee, at)) ?? [],
  );
  const amount = received?.amount ?? 0;
  const isPaid = received?.account === from && given.account === solidarity?.pot && postings.length === 2;
  const used = count(from, "solidarity", amount);
  if (
    kind !== "payment" ||
    !solidarity ||
    !isPaid ||
    amount > solidarity.perPayment ||
    used > solidarity.perMonth
  )
    says(`the help that transfer ${id} was given does not follow from the policies`);
}

/** What members give in a currency of gifts stays within what they may give in a month. */
function checkGift(
  { id, kind, currency: code, from, to, amount }: Transfer,
  { currencies, accounts, ticking, at, count }: Counting,
  says: Says,
): void {
  if (kind === "reversal") count(to, "giving", -amount);
  if (kind !== "payment" && kind !== "hold") return;
  const currency = currencies.get(code);
  const limit =
    currency && accounts.get(from)?.kind === "member" ? givingPerMonth(ticking, currency, at) : null;
  if (limit === null) return;
  if (count(from, "giving", amount) > limit) says(`transfer ${id} gives more than its month allows`);
}
