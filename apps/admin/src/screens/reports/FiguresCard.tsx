import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Shown } from "#lists/useAnswer.ts";
import { say } from "#screens/reports/texts.ts";
import { slug } from "#shell.ts";

type Props<Value> = {
  title: string;
  /** What the figures say, in a sentence. */
  lead?: string;
  shown: Shown<Value>;
  heads: readonly string[];
  rowsOf: (value: Value) => readonly (readonly string[])[];
  /** Where the same is had as CSV, after the address of the community. */
  csv: string;
  /** The drawing; without it the table is shown at once. */
  draw?: (value: Value) => ComponentChildren;
};

/** Figures on a card: drawn, as a table at a click, and as a file. */
export function FiguresCard<Value>({ title, lead, shown, heads, rowsOf, csv, draw }: Props<Value>) {
  const words = say();
  const id = useId();
  const [isTable, setIsTable] = useState(false);
  const { value, trouble, refresh } = shown;
  const rows = value === null ? [] : rowsOf(value);
  const toggle = isTable ? words.hideTable : words.showTable;
  return (
    <section class="card figures" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead && <p class="soft">{lead}</p>}
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {value === null && !trouble && <p class="waiting" data-shape="en attendant" />}
      {value !== null && rows.length === 0 && <p class="soft">{words.nothing}</p>}
      {value !== null && rows.length > 0 && draw?.(value)}
      {rows.length > 0 && (isTable || !draw) && <FiguresTable title={title} heads={heads} rows={rows} />}
      {rows.length > 0 && (
        <p class="deeds">
          {draw && (
            <button
              type="button"
              class="other small"
              aria-expanded={isTable}
              aria-label={`${toggle}, ${title}`}
              onClick={() => setIsTable(!isTable)}
            >
              {toggle}
            </button>
          )}
          <a class="other small" href={`/v1/${slug}/${csv}`} download aria-label={`${words.csv}, ${title}`}>
            {words.csv}
          </a>
        </p>
      )}
    </section>
  );
}

type TableProps = { title: string; heads: readonly string[]; rows: readonly (readonly string[])[] };

const FiguresTable = ({ title, heads, rows }: TableProps) => (
  <div class="table" tabIndex={0} role="region" aria-label={say().tableOf(title)}>
    <table>
      <caption class="for-readers">{title}</caption>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th key={head} scope="col" class={index === 0 ? undefined : "figure"}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first = "", ...others], row) => (
          <tr key={`${row} ${first}`}>
            <th scope="row">{first}</th>
            {others.map((cell, index) => (
              <td key={heads[index + 1]} data-head={heads[index + 1]} class="figure">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
