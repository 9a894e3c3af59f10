import type { Entry, SettledDay } from "@mereau/shared/contracts/entries.ts";
import { csvRow } from "@mereau/shared/journal/csvRow.ts";
import { type OpenStatement, statementPages } from "#services/accounts/statement.ts";
import type { CommunityContext } from "#services/context.ts";

const header = [
  "at",
  "seq",
  "kind",
  "purpose",
  "amount",
  "posted",
  "counterparty",
  "name",
  "memo",
  "category",
  "reference",
  "transfer",
  "related",
  "reversed_by",
  "reversal_reason",
  "before_period",
];

const cellsOf = (entry: Entry): (string | number | null)[] => [
  new Date(entry.at).toISOString(),
  entry.seq,
  entry.kind,
  entry.purpose,
  entry.amount,
  entry.posted,
  entry.counterparty.account,
  entry.counterparty.name,
  entry.memo,
  entry.category,
  entry.reference,
  entry.transfer,
  entry.related,
  entry.reversal?.transfer ?? null,
  entry.reversal?.reason ?? null,
  entry.beforePeriod ?? null,
];

/** Its days follow a settlement; amounts stay empty there, so that the lines still add up to the closing. */
const daysOf = (days: readonly SettledDay[]): string =>
  days.map((day) => rowWithout("day", day, [day.dividend, day.melted])).join("");

type Told = { at: number; amount?: string; posted: string };

/** A row that is no entry: a moment, its kind, what the account stood at, and what its ticks brought and took. */
const rowWithout = (kind: string, { at, amount, posted }: Told, ticked: readonly (string | null)[]): string =>
  csvRow([
    new Date(at).toISOString(),
    null,
    kind,
    null,
    amount ?? null,
    posted,
    ...header.slice(6).map(() => null),
    ...ticked,
  ]);

/**
 * A statement as CSV, page by page, in its unit: its opening, its entries from the oldest on, what came in and melted without
 * an entry, its closing. With the detail of days each row ends with what a tick brought and took.
 */
export async function* statementCsv(ctx: CommunityContext, statement: OpenStatement): AsyncGenerator<string> {
  const { from, to, opening, closing, unsettled, reading } = statement;
  const columns = reading.detail === "days" ? ["dividend", "melted"] : [];
  const none = columns.map(() => null);
  yield csvRow([...header, ...columns]) + rowWithout("opening", { at: from, posted: opening }, none);
  for await (const page of statementPages(ctx, statement))
    yield page.map((entry) => csvRow([...cellsOf(entry), ...none]) + daysOf(entry.days ?? [])).join("");
  if (unsettled !== null) {
    const told = { at: Math.min(to, ctx.now), amount: reading.unsettledNet, posted: unsettled.posted };
    yield rowWithout("unsettled", told, none) + daysOf(unsettled.days ?? []);
  }
  yield rowWithout("closing", { at: to, posted: closing }, none);
}
