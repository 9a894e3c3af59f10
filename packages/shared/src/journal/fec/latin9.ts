/** Where ISO 8859-15 differs from the first 256 characters of Unicode. */
const moved: Readonly<Record<string, number>> = {
  "€": 0xa4,
  Š: 0xa6,
  š: 0xa8,
  Ž: 0xb4,
  ž: 0xb8,
  Œ: 0xbc,
  œ: 0xbd,
  Ÿ: 0xbe,
};
const taken = new Set(Object.values(moved));

/** Signs of print that have a plainer one. */
const plainer: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "−": "-",
  "…": "...",
  "\u202F": "\u00A0",
};

function byteOf(character: string): number | undefined {
  const place = moved[character];
  if (place !== undefined) return place;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 && !taken.has(code) ? code : undefined;
}

/** A character’s bytes: its own, those of a plainer sign, those of the letter without its accents, or a question mark. */
function bytesOf(character: string): number[] {
  const own = byteOf(character);
  if (own !== undefined) return [own];
  const bare = plainer[character] ?? character.normalize("NFD").replaceAll(/\p{M}/gu, "");
  const bytes = Array.from(bare === character ? "?" : bare, byteOf);
  return bytes.every((byte) => byte !== undefined) ? bytes : [63];
}

/** A text in ISO 8859-15 (Latin-9); what it has no place for becomes the plainest thing that is like it. */
export const encodeLatin9 = (text: string): Uint8Array =>
  Uint8Array.from(Array.from(text.normalize("NFC"), bytesOf).flat());
