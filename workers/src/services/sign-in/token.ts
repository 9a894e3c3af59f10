import { createHash } from "node:crypto";

import { toBase64url } from "@mereau/shared/crypto/base64url.ts";

/** What an API key begins with: it tells a program’s key from a person’s session, to people and to leak scanners. */
export const API_KEY_PREFIX = "mereau_key_";

/** Random bytes, base64url: 32 for a token that nobody guesses. */
export const randomText = (bytes: number): string =>
  toBase64url(crypto.getRandomValues(new Uint8Array(bytes)));

/** The SHA-256 of a token, base64url: all that is ever kept of it. Tokens are random, so no salt is needed. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");
