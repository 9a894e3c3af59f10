import type { Client } from "@libsql/client/web";

const FULL = 2;

/** What {@link requireFsync} has made sure of in every database that was measured. */
export const durability =
  "write-ahead log with synchronous=FULL: an fsync at each commit, asked of the server for each database";

/** Makes sure, through the server, that the database fsyncs at each commit. Throws when it does not. */
export async function requireFsync(database: Client): Promise<void> {
  const value = async (pragma: string) => (await database.execute(`PRAGMA ${pragma}`)).rows[0]?.[0];
  const journal = await value("journal_mode");
  const synchronous = await value("synchronous");
  if (journal !== "wal" || Number(synchronous) !== FULL)
    throw new Error("The database does not keep a write-ahead log with an fsync at each commit");
}

/** How many transfers the ledger has, and how many of them it refused. */
export async function countTransfers(database: Client): Promise<{ all: number; refused: number }> {
  const sql = "SELECT count(*), count(*) FILTER (WHERE verdict <> 'accepted') FROM transfer";
  const [row] = (await database.execute(sql)).rows;
  return { all: Number(row?.[0]), refused: Number(row?.[1]) };
}
