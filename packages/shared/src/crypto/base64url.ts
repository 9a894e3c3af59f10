const canonical = /^[A-Za-z0-9_-]*$/;

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
  if (!canonical.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return toBase64url(bytes) === text ? bytes : null;
}
