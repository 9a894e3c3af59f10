import fc from "fast-check";
import { expect, test } from "vitest";

import { utf8 } from "#crypto/utf8.ts";
import { cleanPicture } from "#pictures/clean.ts";
import { joined } from "#pictures/cleaned.ts";
import {
  drawings,
  jpegSegment,
  pngChunk,
  webpAnnouncing,
  webpChunk,
  webpFile,
  withInside,
} from "#pictures/testing.ts";

const { png, jpeg, webp, webpLossless } = drawings;
const home = utf8("47.3719 N, 0.5461 W");
/** After a PNG’s signature and header, and after a JPEG’s start. */
const [PNG_HEAD, JPEG_HEAD] = [33, 2];
const pixels = webp.subarray(12);

const cleaned = (file: Uint8Array) => {
  const read = cleanPicture(file);
  return read.ok ? read.picture : read.code;
};
const asHex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytesOf = (file: Uint8Array) => {
  const read = cleanPicture(file);
  return asHex(read.ok ? read.picture.bytes : new Uint8Array());
};

test.each([
  ["image/png", png],
  ["image/jpeg", jpeg],
  ["image/webp", webp],
  ["image/webp", webpLossless],
])("%s with nothing beside its pixels stays as it is, to the byte", (type, file) => {
  expect(cleaned(file)).toMatchObject({ type, width: 3, height: 2 });
  expect(bytesOf(file)).toBe(asHex(file));
});

test.each([
  ["EXIF of a PNG", withInside(png, PNG_HEAD, pngChunk("eXIf", home)), png],
  ["text of a PNG", withInside(png, PNG_HEAD, pngChunk("tEXt", home), pngChunk("iTXt", home)), png],
  ["what follows a PNG", joined([png, home]), png],
  [
    "EXIF and XMP of a JPEG",
    withInside(jpeg, JPEG_HEAD, jpegSegment(0xe1, joined([utf8("Exif\0\0"), home])), jpegSegment(0xe1, home)),
    jpeg,
  ],
  [
    "IPTC, a second picture and a comment of a JPEG",
    withInside(
      jpeg,
      JPEG_HEAD,
      jpegSegment(0xed, home),
      jpegSegment(0xe2, joined([utf8("MPF\0"), home])),
      jpegSegment(0xfe, home),
    ),
    jpeg,
  ],
  ["what follows a JPEG", joined([jpeg, home]), jpeg],
  [
    "EXIF and XMP of a WebP",
    webpFile(webpAnnouncing(0x0c), pixels, webpChunk("EXIF", home), webpChunk("XMP ", home)),
    webpFile(webpAnnouncing(0), pixels),
  ],
  ["what follows a WebP", joined([webp, home]), webp],
])("%s is taken out, and nothing else", (_what, file, expected) => {
  expect(asHex(file)).toContain(asHex(home));
  expect(bytesOf(file)).toBe(asHex(expected));
});

test("what colours are made of stays", () => {
  const profile = joined([utf8("ICC_PROFILE\0"), home]);
  const coloured = withInside(jpeg, JPEG_HEAD, jpegSegment(0xe2, profile), jpegSegment(0xee, utf8("Adobe")));
  expect(bytesOf(coloured)).toBe(asHex(coloured));
  const announced = webpFile(webpAnnouncing(0x20), webpChunk("ICCP", home), pixels);
  expect(bytesOf(announced)).toBe(asHex(announced));
});

test("a picture that moves, or that says two sizes, is not read", () => {
  const frame = webpChunk("ANMF", home);
  expect(cleaned(webpFile(webpAnnouncing(0x02), frame, pixels))).toBe("picture_unreadable");
  const large = Uint8Array.of(0, 0, 0, 0, 255, 0, 0, 255, 0, 0);
  expect(cleaned(webpFile(webpChunk("VP8X", large), pixels))).toBe("picture_unreadable");
});

/** A PNG that says it is so many pixels high. */
const tall = (height: number) => {
  const file = Uint8Array.from(png);
  file.set([height >> 8, height & 255], 22);
  return cleaned(file);
};

test("a side of more than 1024 pixels is refused by the header alone", () => {
  expect(tall(1_024)).toMatchObject({ width: 3, height: 1_024 });
  expect(tall(1_025)).toBe("picture_too_large");
  expect(tall(0)).toBe("picture_unreadable");
});

test("drawings that carry programs, and files that only look like pictures, are not read", () => {
  for (const text of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "RIFF", "%PDF-1.7", ""])
    expect(cleaned(utf8(text))).toBe("picture_unreadable");
});

test("a file that breaks off, wherever, or that is spoilt is read or refused, and never goes beyond its bytes", () => {
  for (const file of Object.values(drawings)) {
    for (let length = 0; length < file.length; length += 1)
      expect(cleaned(file.subarray(0, length))).toBe("picture_unreadable");
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.uint8Array({ minLength: 1, maxLength: 6 }), (place, spoilt) => {
        const bytes = Uint8Array.from(file);
        bytes.set(spoilt.subarray(0, file.length - place), place);
        const read = cleanPicture(bytes);
        expect(read.ok ? read.picture.bytes.length : 0).toBeLessThanOrEqual(bytes.length);
      }),
    );
  }
});
