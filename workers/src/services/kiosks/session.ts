import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";

import { kiosk } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import type { KioskRow } from "#services/kiosks/express.ts";
import { hashPairing } from "#services/kiosks/set.ts";
import { isPin, PIN_TRIES } from "#services/payment-cards/pin.ts";
import { Refusal } from "#services/refusal.ts";
import { hashToken, randomText } from "#services/sign-in/token.ts";

/** Its last use is kept to the minute. */
const SEEN_MS = 60_000;

/**
 * Pairs a tablet with a kiosk: the code is spent, and a tablet that was paired before is shut out.
 * Refuses with `pairing_code_wrong`.
 *
 * @returns the kiosk, and the token that proves it
 */
export async function pairKiosk(
  ctx: CommunityContext,
  code: string,
): Promise<{ row: KioskRow; token: string }> {
  const { db, now } = ctx;
  const token = randomText(32);
  const [row] = await db
    .update(kiosk)
    .set({ tokenHash: hashToken(token), codeHash: null, codeExpiresAt: null, pairedAt: now, seenAt: now })
    .where(
      and(eq(kiosk.codeHash, hashPairing(ctx, code)), gt(kiosk.codeExpiresAt, now), isNull(kiosk.revokedAt)),
    )
    .returning();
  if (!row) throw new Refusal("pairing_code_wrong");
  return { row, token };
}

/** The kiosk that asks. Refuses with `kiosk_not_paired`. */
export async function findByToken(ctx: CommunityContext, token: string | undefined): Promise<KioskRow> {
  const { db, now } = ctx;
  const [row] =
    token === undefined
      ? []
      : await db
          .select()
          .from(kiosk)
          .where(and(eq(kiosk.tokenHash, hashToken(token)), isNull(kiosk.revokedAt)));
  if (!row) throw new Refusal("kiosk_not_paired");
  if (now - (row.seenAt ?? 0) >= SEEN_MS)
    await db.update(kiosk).set({ seenAt: now }).where(eq(kiosk.id, row.id));
  return row;
}

/**
 * Ends a kiosk on its tablet, for whoever knows its code; after five wrong ones only a manager ends it, from the list.
 * Refuses with `leaving_code_wrong`.
 */
export async function leaveKiosk(
  { db }: CommunityContext,
  key: Uint8Array,
  { row, code }: { row: KioskRow; code: string },
): Promise<void> {
  const taken = await db
    .update(kiosk)
    .set({ leaveTries: sql`${kiosk.leaveTries} + 1` })
    .where(and(eq(kiosk.id, row.id), lt(kiosk.leaveTries, PIN_TRIES)));
  if (taken.rowsAffected === 0 || !isPin(key, row.id, code, row.leaveHash))
    throw new Refusal("leaving_code_wrong");
  await db.update(kiosk).set({ tokenHash: null, leaveTries: 0 }).where(eq(kiosk.id, row.id));
}
