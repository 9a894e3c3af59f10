import { and, eq, isNull } from "drizzle-orm";

import { ledgerVerification } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import type { ScheduledWork } from "#services/scheduled/work.ts";
import { nextPiece, type VerificationRow } from "#services/verification/pieces.ts";

/** So many faults are told; where one thing is altered, many show it. */
const FAULTS_MAX = 50;

/** One run of the alarm looks through pieces for so long: payments go on between one and the next. */
const RUN_MS = 1_500;

/** The verification under way; there is one at most. */
export async function findRunning({
  db,
}: Pick<CommunityContext, "db">): Promise<VerificationRow | undefined> {
  const [row] = await db.select().from(ledgerVerification).where(isNull(ledgerVerification.finishedAt));
  return row;
}

/** Looks through the ledger, piece by piece, where somebody asked for it. Where it breaks off it goes on after the last piece. */
export const verifyInPieces: ScheduledWork = {
  name: "ledger_verification",
  async nextDue(ctx) {
    return (await findRunning(ctx)) ? ctx.now : null;
  },
  async run(ctx) {
    const until = Date.now() + RUN_MS;
    do {
      const row = await findRunning(ctx);
      if (!row) return;
      await advance(ctx, row);
    } while (Date.now() < until);
  },
};

async function advance(ctx: CommunityContext, row: VerificationRow): Promise<void> {
  const { change, found } = await nextPiece(ctx, row);
  const faults = [...row.faults, ...found].slice(0, FAULTS_MAX);
  const faultCount = row.faultCount + found.length;
  await ctx.db
    .update(ledgerVerification)
    .set({ ...change, faults, faultCount })
    // Of two instances that looked through the same piece one writes it
    .where(
      and(
        eq(ledgerVerification.id, row.id),
        eq(ledgerVerification.phase, row.phase),
        eq(ledgerVerification.after, row.after),
      ),
    );
}
