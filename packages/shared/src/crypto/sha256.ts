import { utf8 } from "#crypto/utf8.ts";

/** The SHA-256 of a text in UTF-8, hexadecimal, as `sha256sum` has it of the same text in a file. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", utf8(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
