import * as z from "zod";

import { type PushMessage, pushMessage } from "@mereau/shared/contracts/notifications.ts";
import { fromBase64url, toBase64url } from "@mereau/shared/crypto/base64url.ts";

const curve = { name: "ECDH", namedCurve: "P-256" } as const;
const utf8 = new TextEncoder();

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = fromBase64url(text);
  if (!bytes) throw new Error("That is no base64url");
  return new Uint8Array(bytes);
};

const joined = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(parts.flatMap((part) => [...part]));

async function hkdf(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  bytes: number,
) {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, bytes * 8),
  );
}

/** A browser that takes push messages, with keys of its own: it opens them as RFC 8291 says. */
export async function openBrowser() {
  const pair = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  if (!("privateKey" in pair)) throw new Error("There is no pair of keys");
  const { privateKey } = pair;
  const exported = await crypto.subtle.exportKey("raw", pair.publicKey);
  if (!(exported instanceof ArrayBuffer)) throw new Error("The key has no bytes");
  const own = new Uint8Array(exported);
  const auth = crypto.getRandomValues(new Uint8Array(16));

  /** Opens what a push service was handed: salt, record size, the sender's key, one record. */
  async function read(body: string): Promise<PushMessage> {
    const bytes = bytesOf(body);
    const [salt, sender, record] = [bytes.slice(0, 16), bytes.slice(21, 86), bytes.slice(86)];
    const publicKey = await crypto.subtle.importKey("raw", sender, curve, false, []);
    const withSender = { name: "ECDH", public: publicKey };
    const shared = await crypto.subtle.deriveBits(withSender, privateKey, 256);
    const info = joined(utf8.encode("WebPush: info\0"), own, sender);
    const secret = await hkdf(new Uint8Array(shared), auth, info, 32);
    const content = await hkdf(secret, salt, joined(utf8.encode("Content-Encoding: aes128gcm\0")), 16);
    const iv = await hkdf(secret, salt, joined(utf8.encode("Content-Encoding: nonce\0")), 12);
    const key = await crypto.subtle.importKey("raw", content, "AES-GCM", false, ["decrypt"]);
    const opened = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, record));
    const text = new TextDecoder().decode(opened.slice(0, opened.lastIndexOf(2)));
    return pushMessage.parse(JSON.parse(text));
  }

  return { keys: { p256dh: toBase64url(own), auth: toBase64url(auth) }, read };
}

const claims = z.object({ aud: z.string(), exp: z.number(), sub: z.string() });

/** What a server says of itself in `Authorization: vapid` (RFC 8292); throws where its signature is not that of this key. */
export async function readVapid(authorization: string, publicKey: string) {
  const [, token = "", key] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
  if (key !== publicKey) throw new Error("Another server’s key");
  const [header = "", payload = "", signature = ""] = token.split(".");
  const imported = await crypto.subtle.importKey(
    "raw",
    bytesOf(publicKey),
    { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["verify"],
  );
  const isRight = await crypto.subtle.verify(
    { name: "ECDSA", hash: "SHA-256" },
    imported,
    bytesOf(signature),
    utf8.encode(`${header}.${payload}`),
  );
  if (!isRight) throw new Error("The signature is not right");
  return claims.parse(JSON.parse(new TextDecoder().decode(bytesOf(payload))));
}
