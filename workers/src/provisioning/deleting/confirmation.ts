import { fromBase64url, toBase64url } from "@mereau/shared/crypto/base64url.ts";

export const CONFIRMATION_MS = 15 * 60_000;

const hmac = { name: "HMAC", hash: "SHA-256" };

type Subject = { community: string; member: string };

const importKey = (sealingKey: Uint8Array) =>
  crypto.subtle.importKey("raw", new Uint8Array(sealingKey), hmac, false, ["sign", "verify"]);

const message = ({ community, member }: Subject, expiresAt: number) =>
  new TextEncoder().encode(`mereau deletion 1\n${community}\n${member}\n${expiresAt}`);

/** A code for one member to delete one community with, until it expires. Nothing of it needs to be stored. */
export async function makeConfirmation(
  sealingKey: Uint8Array,
  subject: Subject,
  expiresAt: number,
): Promise<string> {
  const mac = await crypto.subtle.sign(hmac, await importKey(sealingKey), message(subject, expiresAt));
  return `${expiresAt}.${toBase64url(new Uint8Array(mac))}`;
}

/** True for a code that `makeConfirmation` gave this member for this community, and that has not expired. */
export async function isConfirmed(
  sealingKey: Uint8Array,
  subject: Subject,
  confirmation: string,
  now: number,
): Promise<boolean> {
  const [, digits, tail = ""] = /^(\d{1,15})\.(.+)$/.exec(confirmation) ?? [];
  const mac = fromBase64url(tail);
  if (digits === undefined || !mac || Number(digits) <= now) return false;
  return crypto.subtle.verify(hmac, await importKey(sealingKey), mac, message(subject, Number(digits)));
}
