import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Entry, SettledDay } from "@mereau/shared/contracts/entries.ts";
import { BYTE_ORDER_MARK, csvHabits } from "@mereau/shared/journal/csvHabits.ts";
import { csvRow } from "@mereau/shared/journal/csvRow.ts";
import { type OpenStatement, statementPages } from "#services/accounts/statement.ts";
import type { CommunityContext } from "#services/context.ts";
import { statementWords } from "#services/papers/statement/words.ts";

type Cells = {
  at: number;
  what: string;
  name?: string | null;
  account?: string;
  memo?: string | null;
  category?: string | null;
  reference?: string | null;
  amount?: string;
  posted: string;
  transfer?: string;
  ticked?: { dividend: string; melted: string };
};

/**
 * A statement as CSV for people's spreadsheets, page by page: names of columns and operations in a language, with the separators
 * that spreadsheets expect in it. Moments are UTC. The same lines as the CSV for programs; amounts add up from the opening to the
 * closing, and those of single days stand in columns of their own.
 */
export async function* statementTable(
  ctx: CommunityContext,
  statement: OpenStatement,
  language: Language,
): AsyncGenerator<string> {
  const { from, to, opening, closing, unsettled, reading } = statement;
  const say = statementWords[language];
  const hasDays = reading.detail === "days";
  const row = rowsIn(language, hasDays);
  const daysOf = (days: readonly SettledDay[]): string =>
    days
      .map(({ at, dividend, melted, posted }) =>
        row({ at, what: say.columns.day, posted, ticked: { dividend, melted } }),
      )
      .join("");
  const entryRow = (entry: Entry): string => {
    const { purpose, kind, counterparty, reversal } = entry;
    const what = purpose === null ? say.kinds[kind] : say.purposes[purpose];
    const undone = reversal === null ? "" : `, ${say.reversed(dateInWords(reversal.at)[language])}`;
    const { name, account } = counterparty;
    return row({ ...entry, what: what + undone, name, account });
  };

  yield BYTE_ORDER_MARK + headRow(language, hasDays);
  yield row({ at: from, what: say.opening(dateInWords(from)[language]), posted: opening });
  for await (const page of statementPages(ctx, statement))
    yield page.map((entry) => entryRow(entry) + daysOf(entry.days ?? [])).join("");
  if (unsettled !== null) {
    const told = { at: Math.min(to, ctx.now), amount: reading.unsettledNet, posted: unsettled.posted };
    yield row({ ...told, what: say.unsettled }) + daysOf(unsettled.days ?? []);
  }
  yield row({ at: to, what: say.closing(dateInWords(to - 1)[language]), posted: closing });
}

function headRow(language: Language, hasDays: boolean): string {
  const { columns, date, amount, posted, kinds, purposes } = statementWords[language];
  const { time, what, name, account, memo, category, reference, transfer } = columns;
  const head = [date, time, what, name, account, memo, category, reference, amount, posted, transfer];
  const days = hasDays ? [kinds.dividend, purposes.melting] : [];
  return csvRow([...head, ...days], csvHabits[language].separator);
}

function rowsIn(language: Language, hasDays: boolean): (cells: Cells) => string {
  const { separator, comma } = csvHabits[language];
  const figure = (amount: string | undefined) => amount?.replace(".", comma) ?? null;
  return ({ at, what, name, account, memo, category, reference, amount, posted, transfer, ticked }) => {
    const [date = "", time = ""] = new Date(at).toISOString().split("T");
    const told = [name, account, memo, category, reference].map((cell) => cell ?? null);
    const cells = [date, time.slice(0, 5), what, ...told, figure(amount), figure(posted), transfer ?? null];
    const days = hasDays ? [figure(ticked?.dividend), figure(ticked?.melted)] : [];
    return csvRow([...cells, ...days], separator);
  };
}
