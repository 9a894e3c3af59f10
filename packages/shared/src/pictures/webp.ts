import { type Cleaned, joined, nameAt, viewOf } from "#pictures/cleaned.ts";

/** `RIFF`, a length, `WEBP`. */
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

type Size = Pick<Cleaned, "width" | "height">;

/** A chunk of its file; `data` without its header, `whole` with it and with the byte that evens it out. */
type Chunk = { name: string; data: Uint8Array; whole: Uint8Array };

export const isWebp = (bytes: Uint8Array): boolean =>
  nameAt(bytes, 0) === "RIFF" && nameAt(bytes, 8) === "WEBP";

function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const view = viewOf(bytes);
  const end = CHUNK_HEADER_BYTES + view.getUint32(4, true);
  if (end > bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let start = HEADER_BYTES; start < end;) {
    if (start + CHUNK_HEADER_BYTES > end) return null;
    const first = start + CHUNK_HEADER_BYTES;
    const length = view.getUint32(start + 4, true);
    const next = first + length + (length % 2);
    if (next > end) return null;
    chunks.push({
      name: nameAt(bytes, start),
      data: bytes.subarray(first, first + length),
      whole: bytes.subarray(start, next),
    });
    start = next;
  }
  return chunks;
}

/** Of pixels that lost something in coding: RFC 6386, section 9.1. */
function lossySize(data: Uint8Array): Size | null {
  if (data.length < 10 || data[3] !== 0x9d || data[4] !== 0x01 || data[5] !== 0x2a) return null;
  const view = viewOf(data);
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

/** Of pixels that lost nothing: RFC 9649, section 3.4. */
function losslessSize(data: Uint8Array): Size | null {
  if (data.length < 5 || data[0] !== 0x2f) return null;
  const bits = viewOf(data).getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

/** Profile and transparency; not EXIF, XMP or movement. */
const SEEN_FLAGS = 0x30;
const EXTENDED_BYTES = 10;

/** The chunk that announces the others, saying no more of what is taken out. */
function announced(extended: Chunk, { width, height }: Size): Uint8Array | null {
  const { data, whole } = extended;
  if (data.length !== EXTENDED_BYTES) return null;
  const view = viewOf(data);
  const canvas = {
    width: (view.getUint32(4, true) & 0xff_ff_ff) + 1,
    height: (view.getUint32(6, true) >>> 8) + 1,
  };
  if (canvas.width !== width || canvas.height !== height) return null;
  const quiet = Uint8Array.from(whole);
  quiet[CHUNK_HEADER_BYTES] = (data[0] ?? 0) & SEEN_FLAGS;
  return quiet;
}

/**
 * A WebP file of one picture, without EXIF, XMP and what follows its end. Null where it moves, or is not made as WebP (RFC 9649)
 * has it.
 */
export function cleanWebp(bytes: Uint8Array): Cleaned | null {
  const chunks = bytes.length < HEADER_BYTES ? null : chunksOf(bytes);
  const pixels = chunks?.filter(({ name }) => name === "VP8 " || name === "VP8L") ?? [];
  const [image] = pixels;
  if (!chunks || !image || pixels.length > 1) return null;
  const size = image.name === "VP8 " ? lossySize(image.data) : losslessSize(image.data);
  if (!size) return null;
  const kept: Uint8Array[] = [];
  for (const chunk of chunks) {
    if (chunk.name === "ANIM" || chunk.name === "ANMF") return null;
    if (chunk.name === "VP8X") {
      const quiet = announced(chunk, size);
      if (!quiet || kept.length > 0) return null;
      kept.push(quiet);
    } else if (chunk === image || chunk.name === "ALPH" || chunk.name === "ICCP") kept.push(chunk.whole);
  }
  const clean = joined([bytes.subarray(0, HEADER_BYTES), ...kept]);
  viewOf(clean).setUint32(4, clean.length - CHUNK_HEADER_BYTES, true);
  return { ...size, bytes: clean };
}
