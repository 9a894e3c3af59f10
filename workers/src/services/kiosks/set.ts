import { and, desc, eq, isNull } from "drizzle-orm";

import { kiosk } from "@mereau/db/tenant/schema.ts";
import type { Kiosk, KioskChange, KioskPairing, KioskRequest } from "@mereau/shared/contracts/kiosks.ts";
import { recordChange, recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { expressKiosk } from "#services/kiosks/express.ts";
import { hashPin } from "#services/payment-cards/pin.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { houseAccount } from "#services/sales/seller.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { newCode, showCode } from "#services/sign-in/code.ts";
import { hashToken } from "#services/sign-in/token.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/** How long a tablet can be paired by a code. */
const PAIRING_MS = 600_000;

/** A community has a few tablets at its bar. */
const KIOSKS_MAX = 100;

/** What a pairing code is found by. */
export const hashPairing = (ctx: Pick<CommunityContext, "id">, code: string): string =>
  hashToken(`kiosk ${ctx.id} ${code}`);

/** The kiosks of the community, the newest first; managers may read them. */
export async function listKiosks(ctx: CommunityContext, caller: Caller): Promise<Kiosk[]> {
  allow(caller, managing);
  const rows = await ctx.db.select().from(kiosk).orderBy(desc(kiosk.id)).limit(KIOSKS_MAX);
  return Promise.all(rows.map((row) => expressKiosk(ctx, row)));
}

/** A kiosk by id. Refuses with `unknown_kiosk`. */
async function findKiosk(ctx: CommunityContext, id: string) {
  const [row] = await ctx.db.select().from(kiosk).where(eq(kiosk.id, id));
  if (!row) throw new Refusal("unknown_kiosk");
  return row;
}

const freeColumns = (free: KioskRequest["withoutPin"], scale: number) => ({
  freePerPurchase: free && minorUnits(free.perPurchase, scale, "withoutPin.perPurchase"),
  freePerDay: free && minorUnits(free.perDay, scale, "withoutPin.perDay"),
});

/** Sets a kiosk up, with which no tablet is paired yet; managers may. Refuses with `unknown_currency`, `house_account_missing` and `id_reused`. */
export async function createKiosk(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  { id, name, currency, withoutPin, lockAfter, leavingCode }: KioskRequest,
): Promise<Kiosk> {
  allow(caller, managing);
  const { scale } = await findCurrency(ctx, currency);
  await houseAccount(ctx, currency);
  const row = {
    id,
    name,
    currency,
    lockAfter,
    ...freeColumns(withoutPin, scale),
    leaveHash: hashPin(key, id, leavingCode),
    leaveTries: 0,
    createdBy: caller.member,
    createdAt: ctx.now,
  };
  try {
    await writeAll(ctx, [
      ctx.db.insert(kiosk).values(row),
      recordWrite(ctx, { caller, action: "kiosk.create", subject: id, detail: { name, withoutPin } }),
    ]);
  } catch (error) {
    if (uniqueViolation(error) !== "kiosk.id") throw error;
  }
  const found = await findKiosk(ctx, id);
  const isSame =
    found.name === name &&
    found.currency === currency &&
    found.freePerPurchase === row.freePerPurchase &&
    found.freePerDay === row.freePerDay &&
    found.lockAfter === lockAfter;
  if (!isSame) throw new Refusal("id_reused");
  return expressKiosk(ctx, found);
}

/**
 * Changes what is given of a kiosk; managers may. What it sells in stays. Refuses with `unknown_kiosk`, also one out of use.
 */
export async function changeKiosk(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  id: string,
  { name, withoutPin, lockAfter, leavingCode }: KioskChange,
): Promise<Kiosk> {
  allow(caller, managing);
  const row = await findKiosk(ctx, id);
  if (row.revokedAt !== null) throw new Refusal("unknown_kiosk");
  const { scale } = await findCurrency(ctx, row.currency);
  const columns = {
    ...(name !== undefined && { name }),
    ...(withoutPin !== undefined && freeColumns(withoutPin, scale)),
    ...(lockAfter !== undefined && { lockAfter }),
    ...(leavingCode !== undefined && { leaveHash: hashPin(key, id, leavingCode), leaveTries: 0 }),
  };
  if (Object.keys(columns).length > 0)
    await writeAll(ctx, [
      ctx.db
        .update(kiosk)
        .set(columns)
        .where(and(eq(kiosk.id, id), isNull(kiosk.revokedAt))),
      recordChange(ctx, {
        caller,
        action: "kiosk.change",
        subject: id,
        detail: { name, withoutPin, lockAfter },
      }),
    ]);
  return expressKiosk(ctx, await findKiosk(ctx, id));
}

/** A new code to pair a tablet with a kiosk, once and within ten minutes: the tablet before it is shut out then. Refuses with `unknown_kiosk`. */
export async function startPairing(ctx: CommunityContext, caller: Caller, id: string): Promise<KioskPairing> {
  allow(caller, managing);
  const row = await findKiosk(ctx, id);
  if (row.revokedAt !== null) throw new Refusal("unknown_kiosk");
  const code = newCode();
  const expiresAt = ctx.now + PAIRING_MS;
  await writeAll(ctx, [
    ctx.db
      .update(kiosk)
      .set({ codeHash: hashPairing(ctx, code), codeExpiresAt: expiresAt })
      .where(eq(kiosk.id, id)),
    recordWrite(ctx, { caller, action: "kiosk.pair", subject: id }),
  ]);
  return { code: showCode(code), expiresAt };
}

/** Takes a kiosk out of use: its tablet sells nothing more from the next request on. Refuses with `unknown_kiosk`. */
export async function revokeKiosk(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  allow(caller, managing);
  await findKiosk(ctx, id);
  await writeAll(ctx, [
    ctx.db
      .update(kiosk)
      .set({ revokedAt: ctx.now, tokenHash: null, codeHash: null })
      .where(and(eq(kiosk.id, id), isNull(kiosk.revokedAt))),
    recordChange(ctx, { caller, action: "kiosk.revoke", subject: id }),
  ]);
}
