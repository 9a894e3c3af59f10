import { randomBytes, scryptSync } from "node:crypto";

import { isSame } from "#services/sign-in/code.ts";
import { keyedHash } from "#services/secrets/keyedHash.ts";

/** How often in a row a code may be wrong. */
export const PIN_TRIES = 5;

/** 32 MiB and some tenths of a second for each guess: ten thousand codes are not many. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };

const derive = (key: Uint8Array, subject: string, pin: string, salt: Buffer): string =>
  scryptSync(keyedHash(key, "card/pin", subject, pin), salt, 32, cost).toString("base64url");

/** What is kept of a code: salt and hash. Without the deployment’s key nobody tries codes on a copy of the database. */
export function hashPin(key: Uint8Array, subject: string, pin: string): string {
  const salt = randomBytes(16);
  return `${salt.toString("base64url")}.${derive(key, subject, pin, salt)}`;
}

/** Whether this is the code of which that is kept. */
export function isPin(key: Uint8Array, subject: string, pin: string, kept: string): boolean {
  const [salt = "", hash = ""] = kept.split(".");
  return isSame(derive(key, subject, pin, Buffer.from(salt, "base64url")), hash);
}
