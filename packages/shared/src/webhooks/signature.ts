import { utf8 } from "#crypto/utf8.ts";

/** What a secret begins with, by the Standard Webhooks specification. */
export const SECRET_PREFIX = "whsec_";

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** A secret as people keep it, from 24 to 64 random bytes. */
export const secretOf = (bytes: Uint8Array): string => `${SECRET_PREFIX}${base64(bytes)}`;

/**
 * One signature of a message, by the Standard Webhooks specification (https://www.standardwebhooks.com): `v1,` and the HMAC-SHA256
 * over the id, the moment in seconds and the body, with points between them, in base64.
 */
export async function webhookSignature(
  secret: string,
  { id, seconds, body }: { id: string; seconds: number; body: string },
): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(SECRET_PREFIX.length)), (one) => one.charCodeAt(0));
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes, hmac, false, ["sign"]);
  const signed = await crypto.subtle.sign(hmac, key, utf8(`${id}.${seconds}.${body}`));
  return `v1,${base64(new Uint8Array(signed))}`;
}
