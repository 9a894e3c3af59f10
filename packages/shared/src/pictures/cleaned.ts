export type PictureType = "image/webp" | "image/png" | "image/jpeg";

/** A picture with nothing left in it but what is seen, and how large it is in pixels. */
export type Cleaned = { width: number; height: number; bytes: Uint8Array<ArrayBuffer> };

/** What stays of a file, one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** So many bytes as the letters that they stand for. */
export const textAt = (bytes: Uint8Array, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + length));

/** Four letters, as chunks of PNG and WebP are named. */
export const nameAt = (bytes: Uint8Array, start: number): string => textAt(bytes, start, 4);

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
