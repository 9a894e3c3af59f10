import { desc, eq, type SQL } from "drizzle-orm";

import { ledgerVerification, member } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { faultKinds, type LedgerVerification } from "@mereau/shared/contracts/ledgerVerification.ts";
import type { CommunityContext } from "#services/context.ts";
import { sentenceOf } from "#services/verification/sentences.ts";

/** Verifications as the API shows them, the newest first. */
export async function readVerifications(
  { db }: CommunityContext,
  language: Language,
  { which, limit }: { which?: SQL | undefined; limit: number },
): Promise<LedgerVerification[]> {
  const rows = await db
    .select({ row: ledgerVerification, name: member.name })
    .from(ledgerVerification)
    .leftJoin(member, eq(member.id, ledgerVerification.startedBy))
    .where(which)
    .orderBy(desc(ledgerVerification.id))
    .limit(limit);
  return rows.map(({ row, name }) => ({
    id: row.id,
    state: row.finishedAt === null ? "running" : row.faultCount === 0 ? "right" : "wrong",
    startedAt: row.startedAt,
    startedBy: { id: row.startedBy, name },
    finishedAt: row.finishedAt,
    phase: row.phase,
    head: row.head,
    batches: row.batches,
    transfers: row.transfers,
    postings: row.postings,
    accounts: row.accounts,
    hash: row.hash,
    headAt: row.headAt,
    publicKey: row.publicKey,
    faults: row.faults.flatMap(({ what, where }) =>
      faultKinds
        .filter((kind) => kind === what)
        .map((kind) => ({ what: kind, where, sentence: sentenceOf(kind, where, language) })),
    ),
    faultCount: row.faultCount,
  }));
}
