import { fromBase64url, toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { importSigningKey, isSigned, pkcs8Of, sign } from "@mereau/shared/crypto/chain.ts";
import { knowsEd25519 } from "#keys/knowsEd25519.ts";

/*
 * Ed25519 (RFC 8032) by the browser itself, and by TweetNaCl, which is loaded only there, in one that does not know it.
 * Seeds and public keys are 32 bytes, signatures 64.
 */

type Bytes = Uint8Array<ArrayBuffer>;

const loadNacl = async () => (await import("tweetnacl")).default;

/** The public key of a seed, base64url. */
export async function publicKeyOf(seed: Bytes): Promise<string> {
  if (!(await knowsEd25519())) return toBase64url((await loadNacl()).sign.keyPair.fromSeed(seed).publicKey);
  const key = await crypto.subtle.importKey("pkcs8", pkcs8Of(seed), "Ed25519", true, ["sign"]);
  return (await crypto.subtle.exportKey("jwk", key)).x ?? "";
}

/** Signs with a seed, and wipes it. The signature in base64url. */
export async function signBytes(bytes: Bytes, seed: Bytes): Promise<string> {
  try {
    if (await knowsEd25519()) return await sign(await importSigningKey(seed), bytes);
    const nacl = await loadNacl();
    const { secretKey } = nacl.sign.keyPair.fromSeed(seed);
    const signature = nacl.sign.detached(bytes, secretKey);
    secretKey.fill(0);
    return toBase64url(signature);
  } finally {
    seed.fill(0);
  }
}

/** Whether a signature is the key's over these bytes. */
export async function verify(publicKey: string, bytes: Bytes, signature: string): Promise<boolean> {
  if (await knowsEd25519()) return isSigned(publicKey, bytes, signature);
  const key = fromBase64url(publicKey);
  const signed = fromBase64url(signature);
  if (key?.length !== 32 || signed?.length !== 64) return false;
  return (await loadNacl()).sign.detached.verify(bytes, signed, key);
}

/** Has at hand what signing takes, so that a network which fails meanwhile does not matter. */
export async function prepareToSign(): Promise<void> {
  try {
    if (!(await knowsEd25519())) await loadNacl();
  } catch {
    // It is asked for again when something is signed
  }
}
