import { createHmac } from "node:crypto";

/**
 * What nobody works out without the deployment’s key (HMAC-SHA256). Nothing is kept of what is derived so; what is kept of a
 * short secret in this form cannot be guessed from a copy of the database.
 *
 * @param purpose keeps what serves one end from serving another
 */
export const keyedHash = (key: Uint8Array, purpose: string, ...parts: string[]): Buffer =>
  createHmac("sha256", key)
    .update(JSON.stringify([`mereau/${purpose}`, ...parts]))
    .digest();
