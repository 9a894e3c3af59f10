import { type Cleaned, joined, textAt, viewOf } from "#pictures/cleaned.ts";

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const FIRST_APP = 0xe0;
const LAST_APP = 0xef;

/** Frames of Huffman and arithmetic coding; 0xc4, 0xc8 and 0xcc among them are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Of what applications add, JFIF’s header, a colour profile and Adobe’s way of colouring alone change what is seen. */
const seen: Readonly<Record<number, string>> = { 0xe0: "JFIF\0", 0xe2: "ICC_PROFILE\0", 0xee: "Adobe" };

export const isJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === START && bytes[2] === 0xff;

/** Where the coded pixels that begin here end: at the next marker that is not one of theirs. */
function scanEnd(bytes: Uint8Array, start: number): number {
  for (let place = start; place + 1 < bytes.length; place += 1) {
    const next = bytes[place + 1] ?? 0;
    const isTheirs = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (bytes[place] === 0xff && !isTheirs) return place;
  }
  return bytes.length;
}

function isDrawnFrom(bytes: Uint8Array, marker: number, start: number): boolean {
  if (marker === COMMENT) return false;
  if (marker < FIRST_APP || marker > LAST_APP) return true;
  const name = seen[marker];
  return name !== undefined && textAt(bytes, start + 4, name.length) === name;
}

/**
 * A JPEG file without what cameras and programs wrote beside the pixels: EXIF and XMP (APP1, where the phone puts the place),
 * IPTC, comments, and what follows its end. The turn that EXIF asks for goes too: whoever sends a picture has turned it. Null where
 * it is not made as JPEG (ITU-T T.81, annex B) has it.
 */
export function cleanJpeg(bytes: Uint8Array): Cleaned | null {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 2)];
  let size: Pick<Cleaned, "width" | "height"> | null = null;
  let hasPixels = false;
  let start = 2;
  while (start + 1 < bytes.length) {
    if (bytes[start] !== 0xff) return null;
    const marker = bytes[start + 1] ?? 0;
    if (marker === 0xff) {
      // A marker may have any number of these before it
      start += 1;
      continue;
    }
    if (marker === END) {
      kept.push(bytes.subarray(start, start + 2));
      return size && hasPixels ? { ...size, bytes: joined(kept) } : null;
    }
    if (start + 4 > bytes.length) return null;
    const length = view.getUint16(start + 2);
    let end = start + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (isFrame(marker)) {
      if (length < 8 || size !== null) return null;
      size = { height: view.getUint16(start + 5), width: view.getUint16(start + 7) };
    }
    if (marker === SCAN) {
      hasPixels = true;
      end = scanEnd(bytes, end);
    }
    if (isDrawnFrom(bytes, marker, start)) kept.push(bytes.subarray(start, end));
    start = end;
  }
  return null;
}
