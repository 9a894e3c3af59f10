import type { StatementLine } from "#banking/line.ts";
import { findReferences } from "#banking/reference.ts";

export type DepositState = "expected" | "received" | "issued" | "cancelled" | "refused";

/** What matching needs to know of a deposit. */
export type Announced = { id: string; reference: string; cents: number; state: DepositState };

/** Why a line waits for a person. */
export const lineNotes = [
  "no_reference",
  "unknown_reference",
  "several_references",
  "deposit_used",
  "deposit_cancelled",
  "not_issuable",
  "amount_indivisible",
  "top_up_out_of_range",
  "reversal",
] as const;

export type LineNote = (typeof lineNotes)[number];

/** What becomes of a line by itself; `deposit` is the one that its reference names. */
export type Match =
  | { state: "debit"; note: "reversal" | null; deposit: null }
  | { state: "unmatched"; note: LineNote; deposit: string | null }
  | { state: "amount_differs"; note: null; deposit: string }
  | { state: "matched"; note: null; deposit: string };

type Told = Pick<StatementLine, "cents" | "label" | "reference" | "counterparty" | "reversal">;

/** The references that a line's texts may hold. The amount never matters here. */
export const referencesIn = (line: Told, currencies: readonly string[]): Set<string> =>
  findReferences([line.label, line.reference ?? "", line.counterparty ?? ""], currencies);

const waits = (note: LineNote, deposit: string | null = null): Match => ({
  state: "unmatched",
  note,
  deposit,
});

/**
 * What a line is, given the deposits whose references were found in it. It is matched only where it names one deposit, which
 * is still expected, with exactly its amount; in all other cases a person decides. An amount alone never matches.
 *
 * @param named how many references were found, known ones or not
 */
export function matchLine(line: Told, named: number, found: readonly Announced[]): Match {
  if (line.cents < 0) return { state: "debit", note: line.reversal ? "reversal" : null, deposit: null };
  if (line.reversal) return waits("reversal");
  const [deposit] = found;
  if (!deposit) return waits(named === 0 ? "no_reference" : "unknown_reference");
  if (found.length > 1) return waits("several_references");
  if (deposit.cents !== line.cents) return { state: "amount_differs", note: null, deposit: deposit.id };
  if (deposit.state === "cancelled") return waits("deposit_cancelled", deposit.id);
  if (deposit.state !== "expected") return waits("deposit_used", deposit.id);
  return { state: "matched", note: null, deposit: deposit.id };
}
