import type { Entry } from "@mereau/shared/contracts/entries.ts";
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
];

const rowOf = (entry: Entry): string =>
  csvRow([
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
  ]);

/** A statement as CSV, page by page, in its unit: its opening, its entries from the oldest on, its closing. */
export async function* statementCsv(ctx: CommunityContext, statement: OpenStatement): AsyncGenerator<string> {
  const bound = (moment: number, kind: string, posted: string) =>
    csvRow([
      new Date(moment).toISOString(),
      null,
      kind,
      null,
      null,
      posted,
      ...header.slice(6).map(() => null),
    ]);
  yield csvRow(header) + bound(statement.from, "opening", statement.opening);
  for await (const page of statementPages(ctx, statement))
    yield page.map((entry) => rowOf(statement.inUnit(entry))).join("");
  yield bound(statement.to, "closing", statement.closing);
}
