import { type Cleaned, joined, nameAt, viewOf } from "#pictures/cleaned.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
const SIGNATURE_BYTES = 8;
/** Around the data of a chunk: its length and name before, a check sum after. */
const AROUND_BYTES = 12;
const HEADER_BYTES = 13;

/** What a picture is drawn from. Words, dates, places, thumbnails and further frames are none of it. */
const drawn = new Set("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs".split(" "));

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, place) => bytes[place] === byte);

/**
 * A PNG file with the chunks alone that it is drawn from: without EXIF, text, time, and what follows its end. Null where it is not
 * made as PNG (W3C, third edition, section 5) has it.
 */
export function cleanPng(bytes: Uint8Array): Cleaned | null {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  let size: Pick<Cleaned, "width" | "height"> | null = null;
  let hasPixels = false;
  for (let start = SIGNATURE_BYTES; start + AROUND_BYTES <= bytes.length;) {
    const length = view.getUint32(start);
    const end = start + AROUND_BYTES + length;
    if (end > bytes.length) return null;
    const name = nameAt(bytes, start + 4);
    if ((name === "IHDR") !== (size === null)) return null;
    if (name === "IHDR") {
      if (length !== HEADER_BYTES) return null;
      size = { width: view.getUint32(start + 8), height: view.getUint32(start + 12) };
    }
    if (name === "IDAT") hasPixels = true;
    if (drawn.has(name)) kept.push(bytes.subarray(start, end));
    if (name === "IEND") return size && hasPixels ? { ...size, bytes: joined(kept) } : null;
    start = end;
  }
  return null;
}
