import { joined, viewOf } from "#pictures/cleaned.ts";
import { utf8 } from "#crypto/utf8.ts";

const decoded = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);

/** Pictures three pixels wide and two high, as Chromium writes them, with nothing beside the pixels. */
export const drawings = {
  png: decoded(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAG0lEQVR4AWI6YGDw38DgABgzMQDBBIYCBhAGAAAA///tIB5cAAAABklEQVQDAINiCGJpuOeJAAAAAElFTkSuQmCC",
  ),
  jpeg: decoded(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAXEAEBAQEAAAAAAAAAAAAAAAAAARJR/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/xAAWEQADAAAAAAAAAAAAAAAAAAAAATH/2gAMAwEAAhEDEQA/AI8zkAMoUun/2Q==",
  ),
  webp: decoded(
    "UklGRjwAAABXRUJQVlA4IDAAAACwAQCdASoDAAIAAsBMJagCdAEO9qOAAP7apDAkKNsEG3Pz+/DH/HZp9evSwdvQAAA=",
  ),
  webpLossless: decoded("UklGRiIAAABXRUJQVlA4TBUAAAAvAkAAAA8wMIeBPBzw/EcL9iCi/yEA"),
} as const;

const uint32 = (value: number, isLittle = false): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value, isLittle);
  return bytes;
};

/** A chunk of PNG; no reader here looks at its check sum. */
export const pngChunk = (name: string, data: Uint8Array): Uint8Array<ArrayBuffer> =>
  joined([uint32(data.length), utf8(name), data, uint32(0)]);

export const jpegSegment = (marker: number, data: Uint8Array): Uint8Array<ArrayBuffer> =>
  joined([Uint8Array.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255), data]);

export const webpChunk = (name: string, data: Uint8Array): Uint8Array<ArrayBuffer> =>
  joined([utf8(name), uint32(data.length, true), data, new Uint8Array(data.length % 2)]);

export const webpFile = (...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const inside = joined([utf8("WEBP"), ...chunks]);
  return joined([utf8("RIFF"), uint32(inside.length, true), inside]);
};

/** What announces further chunks of a WebP file of three pixels by two. */
export const webpAnnouncing = (flags: number): Uint8Array<ArrayBuffer> =>
  webpChunk("VP8X", Uint8Array.of(flags, 0, 0, 0, 2, 0, 0, 1, 0, 0));

/** The file with these bytes put in at a place. */
export const withInside = (
  file: Uint8Array,
  place: number,
  ...parts: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> => joined([file.subarray(0, place), ...parts, file.subarray(place)]);
