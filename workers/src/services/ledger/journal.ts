import type { JournalQuery } from "@mereau/shared/contracts/ledger.ts";
import type { JournalAccount, JournalFormat } from "@mereau/shared/journal/journal.ts";
import { journalFormats } from "@mereau/shared/journal/formats.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readContents } from "#services/ledger/contents.ts";
import { type JournalSpan, accountPages, balancePages, readSpan } from "#services/ledger/journalSource.ts";
import { entriesOf } from "#services/ledger/entriesOf.ts";
import { allow, auditing } from "#services/roles.ts";

const BATCHES_A_PAGE = 200;

export type Journal = { contentType: string; fileName: string; texts: AsyncGenerator<string> };

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
  for (let after = span.firstBatch; after < span.lastBatch;) {
    const { batches } = await readContents(ctx, { after, last: span.lastBatch, limit: BATCHES_A_PAGE });
    yield batches.map((batch) => entriesOf(batch.content, accounts).map(format.entry).join("")).join("");
    after = batches.at(-1)?.seq ?? span.lastBatch;
  }
  for await (const page of balancePages(ctx, accounts, span.lastPosting)) yield format.close(frame, page);
}
