import type { JournalAccount, JournalEntry } from "@mereau/shared/journal/journal.ts";
import { readContent } from "@mereau/shared/ledger/verify/content.ts";

/** The transfers of a batch that moved something, in their order, each with its postings. */
export function entriesOf(content: string, accounts: ReadonlyMap<string, JournalAccount>): JournalEntry[] {
  const read = readContent(content);
  if (!read) throw new Error("A batch of the ledger cannot be read");
  const byTransfer = Map.groupBy(read.postings, (posting) => posting.transfer);
  return read.transfers.flatMap((transfer) => {
    const moved = byTransfer.get(transfer.id);
    if (!moved) return [];
    const postings = moved.map(({ account: id, amount, posted }) => {
      const account = accounts.get(id);
      if (!account) throw new Error(`The account ${id} of a batch is not in the database`);
      return { account, amount, posted };
    });
    return [{ transfer, postings }];
  });
}
