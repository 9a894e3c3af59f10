const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The six bits that each character stands for, by its code. */
const sixBits = new Map(Array.from(alphabet, (character, bits) => [character.charCodeAt(0), bits]));

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The bytes of an unpadded base64url text, or null when it is not one.
 * Only the canonical spelling is read: two texts never mean the same bytes.
 */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array((text.length * 6) >> 3);
  let pending = 0;
  let count = 0;
  let end = 0;
  for (let index = 0; index < text.length; index += 1) {
    const bits = sixBits.get(text.charCodeAt(index));
    if (bits === undefined) return null;
    pending = (pending << 6) | bits;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[end] = pending >> count;
    end += 1;
    pending &= (1 << count) - 1;
  }
  return pending === 0 ? bytes : null;
}
