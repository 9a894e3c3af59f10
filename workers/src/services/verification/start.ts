import { eq, lt } from "drizzle-orm";

import { ledgerVerification } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { LedgerVerification } from "@mereau/shared/contracts/ledgerVerification.ts";
import { CHAIN_START } from "@mereau/shared/crypto/chain.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, auditing } from "#services/roles.ts";
import { writePlanned } from "#services/scheduled/plan.ts";
import { readVerifications } from "#services/verification/express.ts";
import { findRunning } from "#services/verification/work.ts";

/**
 * Begins to verify the ledger, up to its last batch at this moment. While one is under way that one is answered. For managers and
 * auditors. Refuses with `unavailable` while the ledger cannot be asked.
 */
export async function startVerification(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  language: Language,
): Promise<LedgerVerification> {
  allow(caller, auditing);
  const answer = await ctx.ledger.head(ctx.id);
  if (!answer.ok) throw new Refusal(answer.code);
  const { seq, publicKey } = answer.head;
  const row = {
    id,
    startedAt: ctx.now,
    startedBy: caller.member,
    head: seq,
    publicKey,
    phase: "batches" as const,
    after: "0",
    batches: 0,
    transfers: 0,
    postings: 0,
    accounts: 0,
    hash: CHAIN_START,
    headAt: 0,
    faults: [],
    faultCount: 0,
  };
  await writePlanned(ctx, ctx.now, [
    ctx.db.insert(ledgerVerification).values(row).onConflictDoNothing(),
    recordChange(ctx, { caller, action: "ledger.verify", subject: id, detail: { batches: seq } }),
  ]);
  const own = await readVerifications(ctx, language, { which: eq(ledgerVerification.id, id), limit: 1 });
  const running = own.length > 0 ? undefined : await findRunning(ctx);
  const other = running && eq(ledgerVerification.id, running.id);
  const [standing] =
    own.length > 0 ? own : await readVerifications(ctx, language, { which: other, limit: 1 });
  if (!standing) throw new Error("The verification was not written");
  return standing;
}

/** The verifications that were asked for, the newest first, for managers and auditors. */
export async function listVerifications(
  ctx: CommunityContext,
  caller: Caller,
  language: Language,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<LedgerVerification>> {
  allow(caller, auditing);
  const [after] = readPlace(textPlace, cursor) ?? [];
  const which = after === undefined ? undefined : lt(ledgerVerification.id, after);
  return cutPage(await readVerifications(ctx, language, { which, limit: limit + 1 }), limit, ({ id }) => [
    id,
  ]);
}

/** One verification, with how far it has come. For managers and auditors. Refuses with `not_found`. */
export async function readVerification(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  language: Language,
): Promise<LedgerVerification> {
  allow(caller, auditing);
  const [found] = await readVerifications(ctx, language, { which: eq(ledgerVerification.id, id), limit: 1 });
  if (!found) throw new Refusal("not_found");
  return found;
}
