import { acceptance } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { type DocumentRow, hashText } from "#services/documents/inForce.ts";
import type { Write } from "#services/scheduled/plan.ts";

/**
 * The writes that keep what a member accepted: which version, the hash of its text, and when. What was accepted before
 * keeps its moment.
 *
 * @param enteredBy who entered it for them from paper; null: it was their own act
 */
export const acceptanceWrites = (
  { db, now }: CommunityContext,
  { member, enteredBy }: { member: string; enteredBy: string | null },
  documents: readonly DocumentRow[],
): Write[] =>
  documents.map(({ kind, version, text }) =>
    db
      .insert(acceptance)
      .values({ member, document: kind, version, hash: hashText(text), at: now, enteredBy })
      .onConflictDoNothing(),
  );
