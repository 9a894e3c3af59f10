import * as z from "zod";

import { moment, pageOf, pageQuery } from "#contracts/common.ts";
import { periodQuery } from "#contracts/period.ts";

const hash = z.string().meta({
  description: "SHA-256 of the hash before and the content, hexadecimal.",
  example: "9f86d081884c7d65…",
});

/** Where the chain of batches ends. */
export const ledgerHead = z
  .object({
    seq: z.int().meta({ example: 951 }),
    hash,
    at: moment,
    publicKey: z.string().meta({ description: "The community’s Ed25519 key, base64url." }),
  })
  .meta({ id: "LedgerHead" });

/** One commit of the ledger. */
export const ledgerBatch = z
  .object({
    seq: z.int().meta({ example: 951 }),
    id: z.uuid().meta({ description: "Made by the instance that wrote it: random, not of a moment." }),
    at: moment,
    hash,
    signature: z.string().meta({ description: "The community’s signature of the hash, base64url." }),
    content: z
      .string()
      .optional()
      .meta({ description: "The canonical text that the hash covers, where it was asked for." }),
  })
  .meta({ id: "LedgerBatch" });

export type LedgerBatch = z.infer<typeof ledgerBatch>;

export const batchPage = pageOf(ledgerBatch).meta({ id: "LedgerBatchPage" });

export const batchesQuery = pageQuery.extend({
  content: z
    .stringbool()
    .default(false)
    .meta({ type: "boolean", description: "With the canonical content of each batch.", example: false }),
});

export type BatchesQuery = z.output<typeof batchesQuery>;

export const journalFormat = z
  .enum(["hledger", "ledger", "beancount", "csv", "fec"])
  .meta({ example: "hledger" });

export const journalQuery = periodQuery.extend({ format: journalFormat });

export type JournalQuery = z.output<typeof journalQuery>;
