import { CODE_ALPHABET, CODE_LENGTH } from "@mereau/shared/contracts/sessions.ts";
import { hashToken } from "#services/sign-in/token.ts";

/** How often a code may be tried. */
export const CODE_TRIES = 5;
export const CODES_PER_HOUR = 5;

/**
 * A sign-in code of eight letters and digits: 30^8 ≈ 6.6 × 10^11 of them. Whoever tries five times at each of five
 * codes an hour, with a thousand members at once, has one chance in a thousand after three years; with six digits it
 * would be one in forty every hour.
 */
export function newCode(): string {
  const largest = 256 - (256 % CODE_ALPHABET.length);
  let code = "";
  while (code.length < CODE_LENGTH)
    for (const byte of crypto.getRandomValues(new Uint8Array(CODE_LENGTH)))
      // Bytes above the last whole round of the alphabet would favour its first letters.
      if (byte < largest && code.length < CODE_LENGTH) code += CODE_ALPHABET[byte % CODE_ALPHABET.length];
  return code;
}

/** As it is shown: `K7MP-2XQD`. */
export const showCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What is kept of a code: a hash together with its id, so that equal codes look different. */
export const hashCode = (id: string, code: string): string => hashToken(`${id}:${code}`);

/** Compares two texts of equal length without telling by the time where they differ. */
export function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index++)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
