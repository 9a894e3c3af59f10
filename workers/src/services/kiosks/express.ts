import type { kiosk } from "@mereau/db/tenant/schema.ts";
import type { Kiosk, KioskFace } from "@mereau/shared/contracts/kiosks.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";

export type KioskRow = typeof kiosk.$inferSelect;

/** What a card may pay at a kiosk without its code, in minor units; null: nothing. */
export const freeOf = ({ freePerPurchase, freePerDay }: KioskRow) =>
  freePerPurchase === null || freePerDay === null
    ? null
    : { perPurchase: freePerPurchase, perDay: freePerDay };

const tellFree = (row: KioskRow, scale: number): Kiosk["withoutPin"] => {
  const free = freeOf(row);
  return (
    free && { perPurchase: formatAmount(free.perPurchase, scale), perDay: formatAmount(free.perDay, scale) }
  );
};

const stateOf = ({ revokedAt, tokenHash }: KioskRow): Kiosk["state"] => {
  if (revokedAt !== null) return "revoked";
  return tokenHash === null ? "unpaired" : "paired";
};

/** A kiosk as the managers see it. */
export async function expressKiosk(ctx: CommunityContext, row: KioskRow): Promise<Kiosk> {
  const { scale } = await findCurrency(ctx, row.currency);
  const { id, name, currency, lockAfter, createdAt, pairedAt, seenAt } = row;
  const withoutPin = tellFree(row, scale);
  return { id, name, currency, withoutPin, lockAfter, state: stateOf(row), createdAt, pairedAt, seenAt };
}

/** What a kiosk is told of itself. */
export async function expressFace(ctx: CommunityContext, row: KioskRow): Promise<KioskFace> {
  const { code, name, symbol, scale } = await findCurrency(ctx, row.currency);
  return {
    id: row.id,
    name: row.name,
    community: ctx.name,
    currency: { code, name, symbol, scale },
    withoutPin: tellFree(row, scale),
    lockAfter: row.lockAfter,
  };
}
