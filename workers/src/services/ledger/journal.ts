import type { JournalQuery } from "@mereau/shared/contracts/ledger.ts";
import type { JournalAccount, JournalFormat } from "@mereau/shared/journal/journal.ts";
import { journalFormats } from "@mereau/shared/journal/formats.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { exportFec } from "#services/ledger/fec.ts";
import {
  accountPages,
  balancePages,
  entryPages,
  type JournalSpan,
  readSpan,
} from "#services/ledger/journalSource.ts";
import { allow, auditing } from "#services/roles.ts";

/** A file to be sent: its texts one after the other, and how they become bytes where that is not UTF-8. */
export type Journal = {
  contentType: string;
  fileName: string;
  texts: AsyncGenerator<string>;
  encode?: (text: string) => Uint8Array;
};

/**
 * The ledger as an accounting program reads it, for auditors and managers: declarations, what stood before, every
 * entry of the period, and at the end what each account must stand at. It is made from the batches themselves, page
 * by page: what memory holds are the names of the accounts and one page.
 */
export async function exportJournal(
  ctx: CommunityContext,
  caller: Caller,
  query: JournalQuery,
): Promise<Journal> {
  allow(caller, auditing);
  if (query.format === "fec") return exportFec(ctx, query);
  const format = journalFormats[query.format];
  const span = await readSpan(ctx, query);
  const fileName = `${ctx.slug}.${format.extension}`;
  return { contentType: format.contentType, fileName, texts: journalTexts(ctx, format, span) };
}

async function* journalTexts(
  ctx: CommunityContext,
  format: JournalFormat,
  span: JournalSpan,
): AsyncGenerator<string> {
  const { frame } = span;
  yield format.begin(frame);
  const accounts = new Map<string, JournalAccount>();
  for await (const page of accountPages(ctx, span)) {
    for (const account of page) accounts.set(account.id, account);
    yield page.map((account) => format.declare(frame, account)).join("");
  }
  if (span.firstPosting > 0)
    for await (const page of balancePages(ctx, accounts, span.firstPosting)) yield format.open(frame, page);
  for await (const entries of entryPages(ctx, span, accounts)) yield entries.map(format.entry).join("");
  for await (const page of balancePages(ctx, accounts, span.lastPosting)) yield format.close(frame, page);
}
