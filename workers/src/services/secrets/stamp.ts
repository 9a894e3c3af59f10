import { fromBase64url, toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { utf8 } from "@mereau/shared/crypto/utf8.ts";

const hmac = { name: "HMAC", hash: "SHA-256" };

const importKey = (sealingKey: Uint8Array) =>
  crypto.subtle.importKey("raw", new Uint8Array(sealingKey), hmac, false, ["sign", "verify"]);

const message = (subject: readonly string[], nonce: string, expiresAt: number) =>
  utf8(`mereau stamp 1\n${JSON.stringify([...subject, nonce, expiresAt])}`);

const written = /^([A-Za-z0-9_-]{22})\.(\d{1,15})\.([A-Za-z0-9_-]{43})$/;

/**
 * A text that only this deployment makes, for one subject, until a moment (milliseconds since 1970). Nothing of it needs to
 * be stored, and no two are alike.
 */
export async function makeStamp(
  sealingKey: Uint8Array,
  subject: readonly string[],
  expiresAt: number,
): Promise<string> {
  const nonce = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  const mac = await crypto.subtle.sign(hmac, await importKey(sealingKey), message(subject, nonce, expiresAt));
  return `${nonce}.${expiresAt}.${toBase64url(new Uint8Array(mac))}`;
}

/** What a stamp is that `makeStamp` made for this subject: in force, over, or null where it made none such. */
export async function readStamp(
  sealingKey: Uint8Array,
  subject: readonly string[],
  stamp: string,
  now: number,
): Promise<{ isOver: boolean; expiresAt: number } | null> {
  const [, nonce, digits, tail = ""] = written.exec(stamp) ?? [];
  const mac = fromBase64url(tail);
  if (nonce === undefined || !mac) return null;
  const expiresAt = Number(digits);
  const told = message(subject, nonce, expiresAt);
  const isOurs = await crypto.subtle.verify(hmac, await importKey(sealingKey), mac, told);
  return isOurs ? { isOver: expiresAt <= now, expiresAt } : null;
}
