import { utf8 } from "@mereau/shared/crypto/utf8.ts";

/**
 * How often a PIN is hashed. Six digits are soon tried through by whoever has both the storage and the browser's half, however often
 * it is: this slows them down to days, and takes a cheap phone a third of a second.
 */
export const PIN_ROUNDS = 300_000;

/** What a PIN becomes before it is mixed with the browser's half (PBKDF2, RFC 8018). */
export async function stretchPin(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const typed = await crypto.subtle.importKey("raw", utf8(pin), "PBKDF2", false, ["deriveBits"]);
  const algorithm = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, typed, 256));
}

/** The half that never leaves this browser. */
export const makeBrowserHalf = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);

async function sealingKey(browserHalf: CryptoKey, ownersHalf: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const mixed = await crypto.subtle.sign("HMAC", browserHalf, ownersHalf);
  return crypto.subtle.importKey("raw", mixed, "AES-GCM", false, ["encrypt", "decrypt"]);
}

export type Halves = { browserHalf: CryptoKey; ownersHalf: Uint8Array<ArrayBuffer> };

/** Seals a seed under both halves. */
export async function seal(
  seed: Uint8Array<ArrayBuffer>,
  { browserHalf, ownersHalf }: Halves,
): Promise<{ iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await sealingKey(browserHalf, ownersHalf);
  return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, seed) };
}

/** The seed, or null when the owner's half is the wrong one. */
export async function unseal(
  { iv, sealed }: { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer },
  { browserHalf, ownersHalf }: Halves,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await sealingKey(browserHalf, ownersHalf);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed));
  } catch {
    return null;
  }
}
