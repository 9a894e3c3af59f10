import { generateKeyPairSync } from "node:crypto";

/** A pair of P-256 keys for web push, both in base64url: the public one as a point of 65 bytes. */
export type VapidKeys = { publicKey: string; privateKey: string };

/** New keys. */
export function makeVapidKeys(): VapidKeys {
  const {
    x = "",
    y = "",
    d = "",
  } = generateKeyPairSync("ec", { namedCurve: "prime256v1" }).privateKey.export({
    format: "jwk",
  });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  return { publicKey: point.toString("base64url"), privateKey: d };
}
