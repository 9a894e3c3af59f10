import { Secret, TOTP } from "otpauth";

/** A code is worth half a minute, and one step before and after: clocks of telephones are off, and people are slow. */
export const STEP_MS = 30_000;
const WINDOW = 1;

/** Random bytes of a secret, as RFC 4226 recommends for SHA-1. */
export const SECRET_BYTES = 20;

const appOf = (secret: Uint8Array, names: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({
    ...names,
    algorithm: "SHA1",
    digits: 6,
    period: STEP_MS / 1000,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });

/** What an app is given: the secret in base32, and the `otpauth:` address that a QR code shows. */
export function describeSecret(
  secret: Uint8Array,
  names: { issuer: string; label: string },
): { secret: string; uri: string } {
  const app = appOf(secret, names);
  return { secret: app.secret.base32, uri: app.toString() };
}

/** The step of time whose code this is, among those that count at `now`; null: it is none of them (RFC 6238). */
export function stepOf(secret: Uint8Array, code: string, now: number): number | null {
  const delta = appOf(secret).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / STEP_MS) + delta;
}

/** The code of a moment, as the app shows it. */
export const codeAt = (secret: Uint8Array, now: number): string => appOf(secret).generate({ timestamp: now });
