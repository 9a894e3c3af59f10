import type { Results } from "./report.ts";

const write = (value: number): string =>
  value >= 1000
    ? Math.round(value).toLocaleString("en").replaceAll(",", " ")
    : String(Number(value.toPrecision(3)));

const span = (values: number[]): string => `${write(Math.min(...values))}–${write(Math.max(...values))}`;

const verdicts = new Map([
  [true, "met"],
  [false, "missed"],
]);

/** The figures, a case a line: medians with their least and greatest round. */
export function tableOf({ rows }: Results): string {
  const lines = Object.entries(rows).map(([name, row]) => [
    name,
    `${write(row.value)} ${row.unit}`,
    span(row.rounds.map(({ value }) => value)),
    write(row.against),
    write(row.ratio),
    span(row.rounds.map(({ ratio }) => ratio)),
    row.goal ?? "",
    row.met === null ? "" : (verdicts.get(row.met) ?? ""),
    `against ${row.comparison}`,
  ]);
  const head = ["row", "median", "least–greatest", "against", "ratio", "least–greatest", "goal", "", ""];
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
