import * as z from "zod";

import { moment, pageOf, uuid } from "#contracts/common.ts";

/** What may be found wrong. */
export const faultKinds = [
  "batch_missing",
  "hash_wrong",
  "signature_wrong",
  "content_unreadable",
  "postings_unbalanced",
  "record_differs",
  "posting_sum_wrong",
  "balance_differs",
  "held_differs",
  "limit_crossed",
  "rows_too_many",
  "currency_unbalanced",
  "reserve_short",
] as const;

export type FaultKind = (typeof faultKinds)[number];

const fault = z
  .object({
    what: z.enum(faultKinds),
    where: z.string().meta({
      description: "The batch, the account or the currency at which it was found.",
      example: "MIEL:1042",
    }),
    sentence: z.string().meta({
      description: "The same in the language of `Accept-Language`.",
      example: "The balance of account MIEL:1042 is not the sum of its postings.",
    }),
  })
  .meta({ id: "LedgerFault" });

export const newLedgerVerification = z.strictObject({ id: uuid }).meta({ id: "LedgerVerificationRequest" });

export const ledgerVerification = z
  .object({
    id: uuid,
    state: z.enum(["running", "right", "wrong"]),
    startedAt: moment,
    startedBy: z.object({ id: uuid, name: z.string().nullable() }),
    finishedAt: moment.nullable(),
    phase: z.enum(["batches", "accounts", "currencies", "done"]).meta({
      description: "What is looked through now.",
    }),
    head: z.int().meta({ description: "How many batches there were at the beginning.", example: 41_213 }),
    batches: z.int().meta({ description: "How many of them were looked through by now.", example: 20_000 }),
    transfers: z.int(),
    postings: z.int(),
    accounts: z.int(),
    hash: z.string().meta({
      description: "The hash of the last batch that was looked through: the seal of all before it.",
    }),
    headAt: moment.meta({ description: "When that batch was committed." }),
    publicKey: z.string().meta({ description: "The community’s key, with which each batch is signed." }),
    faults: z.array(fault).meta({ description: "The first fifty." }),
    faultCount: z.int(),
  })
  .meta({ id: "LedgerVerification", description: "The ledger recomputed from its batches, piece by piece." });

export type LedgerVerification = z.infer<typeof ledgerVerification>;

export const ledgerVerificationPage = pageOf(ledgerVerification).meta({ id: "LedgerVerificationPage" });

export const ledgerVerificationPath = z.object({ id: uuid });
