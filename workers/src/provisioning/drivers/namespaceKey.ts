import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import nacl from "tweetnacl";

/** What opens one namespace and no other. */
export type NamespaceKey = {
  /** Ed25519, base64url: given to the server when the namespace is made. */
  publicKey: string;
  /** A JWT signed with the private half, for the Authorization header. */
  token: string;
};

const utf8 = (text: string) => new TextEncoder().encode(text);
const segment = (value: object) => toBase64url(utf8(JSON.stringify(value)));

/**
 * The key of a namespace: always the same one for a deployment and a name, so that a creation cut off half-way
 * and run again registers the key it registered before. The seed is HMAC-SHA-256(sealing key, tag and name).
 * The claims are sqld's: read and write in this namespace alone.
 */
export async function namespaceKey(sealingKey: Uint8Array, name: string): Promise<NamespaceKey> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new Uint8Array(sealingKey), hmac, false, ["sign"]);
  const seed = await crypto.subtle.sign("HMAC", key, utf8(`mereau namespace key 1\n${name}`));
  const pair = nacl.sign.keyPair.fromSeed(new Uint8Array(seed));
  const signed = `${segment({ alg: "EdDSA", typ: "JWT" })}.${segment({ id: name, a: "rw", p: { rw: { ns: [name] } } })}`;
  const signature = nacl.sign.detached(utf8(signed), pair.secretKey);
  return { publicKey: toBase64url(pair.publicKey), token: `${signed}.${toBase64url(signature)}` };
}
