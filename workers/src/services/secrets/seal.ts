import { fromBase64url, toBase64url } from "@mereau/shared/crypto/base64url.ts";
import nacl from "tweetnacl";

/** The deployment's SEALING_KEY as bytes. Throws when it is not 32 bytes in base64url. */
export function sealingKey(text: string): Uint8Array {
  const key = fromBase64url(text);
  if (key?.length !== nacl.secretbox.keyLength) throw new Error("SEALING_KEY must be 32 bytes in base64url");
  return key;
}

/**
 * Seals a secret for keeping in the platform database (NaCl secretbox: XSalsa20 and Poly1305).
 *
 * @param nonce 24 random bytes, never used twice with one key
 * @returns nonce and box, base64url
 */
export function seal(secret: Uint8Array | string, key: Uint8Array, nonce: Uint8Array): string {
  const bytes = typeof secret === "string" ? new TextEncoder().encode(secret) : secret;
  const box = nacl.secretbox(bytes, nonce, key);
  const sealed = new Uint8Array(nonce.length + box.length);
  sealed.set(nonce);
  sealed.set(box, nonce.length);
  return toBase64url(sealed);
}

/** Opens what `seal` made. Throws when it was sealed with another key, or was changed since. */
export function unseal(sealed: string, key: Uint8Array): Uint8Array {
  const bytes = fromBase64url(sealed);
  const { nonceLength } = nacl.secretbox;
  const secret =
    bytes && bytes.length > nonceLength
      ? nacl.secretbox.open(bytes.subarray(nonceLength), bytes.subarray(0, nonceLength), key)
      : null;
  if (!secret)
    throw new Error("A sealed secret does not open: SEALING_KEY is not the one it was sealed with");
  return secret;
}

/** Opens what `seal` made of a text. */
export const unsealText = (sealed: string, key: Uint8Array): string =>
  new TextDecoder().decode(unseal(sealed, key));
