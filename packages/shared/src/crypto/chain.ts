import { fromBase64url, toBase64url } from "#crypto/base64url.ts";
import { sha256 } from "#crypto/sha256.ts";
import { utf8 } from "#crypto/utf8.ts";

/** What the first batch of a ledger follows: 64 zeros. */
export const CHAIN_START = "0".repeat(64);

/**
 * The hash of a batch: SHA-256 of the previous hash (64 hexadecimal digits), a line feed, and the batch's
 * canonical content, in hexadecimal.
 */
export const chainHash = (previous: string, content: string): Promise<string> =>
  sha256(`${previous}\n${content}`);

/** What a community signs under each batch: a domain tag, then the batch's hash. */
export const batchSigningBytes = (hash: string): Uint8Array<ArrayBuffer> => utf8(`mereau/batch/v1\n${hash}`);

/** WebCrypto's handle on a key, by whichever name the platform's types give it. */
export type SigningKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** A 32-byte Ed25519 seed (RFC 8032) in the PKCS #8 form that WebCrypto takes (RFC 8410). */
export function pkcs8Of(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  const prefix = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
  return new Uint8Array([...prefix, ...seed]);
}

/** A private key from a 32-byte Ed25519 seed. */
export const importSigningKey = (seed: Uint8Array): Promise<SigningKey> =>
  crypto.subtle.importKey("pkcs8", pkcs8Of(seed), "Ed25519", false, ["sign"]);

/** Signs bytes; the signature is 64 bytes in base64url, and always the same for the same bytes. */
export async function sign(key: SigningKey, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign("Ed25519", key, bytes)));
}

/** The public half, from 32 bytes in base64url; null when it is no key. Kept by whoever checks many signatures. */
export async function importPublicKey(publicKey: string): Promise<SigningKey | null> {
  const raw = fromBase64url(publicKey);
  return raw?.length === 32 ? crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]) : null;
}

/** True when `signature` (base64url) over `bytes` was made by the holder of `key`. */
export async function isSignedWith(
  key: SigningKey,
  bytes: Uint8Array<ArrayBuffer>,
  signature: string,
): Promise<boolean> {
  const signed = fromBase64url(signature);
  return signed?.length === 64 && crypto.subtle.verify("Ed25519", key, signed, bytes);
}

/** True when `signature` (base64url) over `bytes` was made by the holder of `publicKey` (32 bytes, base64url). */
export async function isSigned(
  publicKey: string,
  bytes: Uint8Array<ArrayBuffer>,
  signature: string,
): Promise<boolean> {
  const key = await importPublicKey(publicKey);
  return key !== null && isSignedWith(key, bytes, signature);
}
