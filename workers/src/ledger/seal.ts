import type { AccessVersions } from "@mereau/db/ledger/access.ts";
import type { SealedBatch } from "@mereau/db/ledger/commit.ts";
import { batchSigningBytes, chainHash, sign, type SigningKey } from "@mereau/shared/crypto/chain.ts";
import type { Assembled } from "@mereau/shared/ledger/assemble.ts";
import type { BatchHeader } from "@mereau/shared/ledger/batch.ts";
import { batchContent, batchTables } from "@mereau/shared/ledger/batch.ts";
import type { View } from "@mereau/shared/ledger/view.ts";

/** The end of the chain, to which the next batch is tied. */
export type ChainHead = { seq: number; at: number; hash: string; lastTransfer: number; lastPosting: number };

/**
 * Writes an assembled batch down, ties it to its predecessor and signs it, for the access of its callers.
 * Gives null when it would change nothing, and so need not be committed.
 */
export async function sealBatch(
  assembled: Assembled,
  before: View,
  head: ChainHead,
  header: BatchHeader,
  key: SigningKey,
  access: AccessVersions,
): Promise<SealedBatch | null> {
  const value = batchContent(header, before, assembled);
  const tables = batchTables.filter((table) => value[table].length > 0);
  if (tables.length === 0) return null;
  const content = JSON.stringify(value);
  const hash = await chainHash(head.hash, content);
  const signature = await sign(key, batchSigningBytes(hash));
  const { seq, id, epoch, at } = header;
  const lastTransfer = head.lastTransfer + assembled.transfers.length;
  const lastPosting = head.lastPosting + assembled.postings.length;
  return { seq, id, epoch, at, lastTransfer, lastPosting, content, hash, signature, tables, access };
}
