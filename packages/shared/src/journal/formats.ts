import { beancount } from "#journal/beancount.ts";
import { csv } from "#journal/csv.ts";
import { hledger } from "#journal/hledger.ts";
import type { JournalFormat } from "#journal/journal.ts";
import { ledger } from "#journal/ledger.ts";

/** Every way to write a journal, by the name that the API knows it by. */
export const journalFormats: Readonly<Record<"hledger" | "ledger" | "beancount" | "csv", JournalFormat>> = {
  hledger,
  ledger,
  beancount,
  csv,
};
