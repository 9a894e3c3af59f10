import type { BatchLine } from "#screens/batches/batches.ts";
import { shortNumberOf } from "#session/names.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";
import { refusalInWords } from "#words/refusals.ts";

/** Every line with whom it pays, how much, what is wrong with it, and what became of it. */
export const BatchLines = ({ lines, currency }: { lines: readonly BatchLine[]; currency: string }) => (
  <ol class="rows wide">
    {lines.map((line) => (
      <li key={line.line}>
        <Row line={line} currency={currency} />
      </li>
    ))}
  </ol>
);

function Row({ line, currency }: { line: BatchLine; currency: string }) {
  const { line: place, payee, name, to, amount, amountText, memo, transfer, verdict } = line;
  const became = becameOf(line);
  const inside = (
    <>
      <span class="place">{place}</span>
      <span>
        <b>{name ?? payee}</b>
        <small>
          {[to === null ? null : say().history.number(shortNumberOf(to)), memo].filter(Boolean).join(" · ")}
        </small>
        {became && <small class={became.style}>{became.text}</small>}
      </span>
      <span class="amount">{amount === null ? amountText : inWords(amount, currencyOf(currency))}</span>
    </>
  );
  return verdict === "accepted" && transfer !== null ? (
    <a class="row" href={at(`/h/${transfer}`)}>
      {inside}
    </a>
  ) : (
    <div class="row">{inside}</div>
  );
}

/** What there is to say of a line beside what it asks for. */
function becameOf({ fault, verdict, reversal }: BatchLine): { text: string; style: string } | null {
  const words = say().batches;
  if (fault !== null) return { text: words.faults[fault], style: "wrong" };
  if (reversal !== null) return { text: words.undone, style: "tag" };
  if (verdict === "accepted") return { text: words.paid, style: "good" };
  return verdict === null ? null : { text: refusalInWords(verdict), style: "wrong" };
}
