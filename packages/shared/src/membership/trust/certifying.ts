import { DAY_MS } from "#calendar/date.ts";
import type { TrustSettings } from "#membership/trust/settings.ts";

/** What somebody has given so far, as the rules of certifying look at it; moments in milliseconds since 1970. */
export type Given = {
  /** When they last certified anybody, renewals included; null: never. */
  lastAt: number | null;
  /** When their other certifications in force end: without one for the same person, which a new one replaces. */
  endings: readonly number[];
};

export type CertifyingFault =
  | { code: "certification_too_soon"; allowedAt: number }
  | { code: "certification_stock_exhausted"; allowedAt: number };

/**
 * Whether a recognised member may certify now, by what they have given: not too soon after the last one, and no more at a
 * time than allowed. Duniter's protocol: `CHAINABLE = AGE >= [sigPeriod] && STOCK < [sigStock]`.
 *
 * @returns null when they may, or else what stands in the way and until when
 */
export function certifyingFault(
  { lastAt, endings }: Given,
  { periodDays, issuedMax }: TrustSettings,
  now: number,
): CertifyingFault | null {
  const inForce = endings.filter((end) => end > now).toSorted((one, other) => one - other);
  const freedAt = inForce[inForce.length - issuedMax];
  if (freedAt !== undefined) return { code: "certification_stock_exhausted", allowedAt: freedAt };
  const allowedAt = lastAt === null ? now : lastAt + periodDays * DAY_MS;
  return allowedAt > now ? { code: "certification_too_soon", allowedAt } : null;
}
