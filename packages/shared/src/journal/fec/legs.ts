import type { Chart, CurrencyInFile } from "#journal/fec/chart.ts";
import { balancedCents } from "#journal/fec/euros.ts";
import { cell, type Leg } from "#journal/fec/line.ts";
import type { JournalAccount, JournalEntry } from "#journal/journal.ts";

/**
 * The side on which an amount stands. Euros that the community keeps are its assets: more of them is a debit. What
 * members hold of any other currency is owed to them: more of it is a credit.
 */
export const sided = ({ kind }: CurrencyInFile, cents: bigint): bigint =>
  kind === "reserve" ? cents : -cents;

/** A leg on one account of the ledger; `cents` are as the ledger has them, above zero where the account gains. */
export function legOf(
  { auxiliary }: Chart,
  currency: CurrencyInFile,
  account: JournalAccount,
  { minor, cents }: { minor: number; cents: bigint },
): Leg {
  const name = cell(account.name ?? "");
  return {
    account: currency.accountFor(account),
    auxiliary:
      auxiliary && account.kind === "member"
        ? { number: account.id, label: name === "" ? account.id : name }
        : null,
    cents: sided(currency, cents),
    minor,
    currency,
  };
}

/**
 * Without the legs of an account through which value only passes from one currency into another: what stands there in
 * one currency and against it in the other says nothing once both are euros.
 */
export function withoutPassages(legs: readonly Leg[]): Leg[] {
  const groups = Map.groupBy(legs, ({ account, auxiliary }) => (auxiliary ? null : account.number));
  const passages = new Set<string | null>();
  for (const [number, group] of groups) {
    const currencies = new Set(group.map(({ currency }) => currency.code));
    const total = group.reduce((sum, { cents }) => sum + cents, 0n);
    if (number !== null && currencies.size > 1 && total === 0n) passages.add(number);
  }
  return legs.filter(({ account, auxiliary }) => auxiliary !== null || !passages.has(account.number));
}

/** What is written of these: nothing that is worth no cent, debits before credits. */
export const written = (legs: readonly Leg[]): Leg[] =>
  legs
    .filter(({ cents }) => cents !== 0n)
    .toSorted((one, other) => Number(one.cents < 0n) - Number(other.cents < 0n));

/** Charges and products begin each year at nothing: what they came to is carried forward. */
export function carriedForward(leg: Leg): Leg {
  if (!/^[67]/.test(leg.account.number)) return leg;
  const account =
    leg.cents < 0n
      ? { number: "110", label: "Report à nouveau (solde créditeur)" }
      : { number: "119", label: "Report à nouveau (solde débiteur)" };
  return { ...leg, account };
}

/** The legs of a transfer: balanced in each currency, so that leaving one out unbalances nothing. */
export function legsOf(chart: Chart, { postings }: JournalEntry): Leg[] {
  const byCurrency = Map.groupBy(postings, ({ account }) => account.currency.code);
  const legs = [...byCurrency].flatMap(([code, some]) => {
    const currency = chart.currencies.get(code);
    if (!currency?.rate) return [];
    const cents = balancedCents(
      some.map(({ amount }) => amount),
      currency.scale,
      currency.rate,
    );
    return some.map(({ account, amount }, place) =>
      legOf(chart, currency, account, { minor: amount, cents: cents[place] ?? 0n }),
    );
  });
  return written(withoutPassages(legs));
}
