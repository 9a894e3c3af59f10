import Papa from "papaparse";

/** One payment of a batch, as it was written: nothing of it is understood yet. */
export type WrittenLine = { payee: string; amount: string; memo: string };

/** Headings by which a first line is known for one. */
const headings = /^(amount|montant|somme)$/i;

/** What separates the columns: a semicolon or a tab wherever there is one, since a comma may be that of an amount. */
function delimiterOf(text: string): string {
  if (text.includes(";")) return ";";
  return text.includes("\t") ? "\t" : ",";
}

/**
 * Reads pasted text, one payment a line: payee, amount and, if there is one, what it is for. Columns are separated by
 * semicolons, tabs, or commas, and may be quoted; a line of headings is passed over. Every line comes back, whatever is in it.
 */
export function readBatchText(text: string): WrittenLine[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), {
    delimiter: delimiterOf(text),
    skipEmptyLines: "greedy",
  });
  const lines = data.map(([payee = "", amount = "", memo = ""]) => ({
    payee: payee.trim(),
    amount: amount.trim(),
    memo: memo.trim(),
  }));
  return headings.test(lines[0]?.amount ?? "") ? lines.slice(1) : lines;
}
