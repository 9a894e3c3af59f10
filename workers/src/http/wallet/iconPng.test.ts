import { inflateSync } from "node:zlib";

import { cleanPicture } from "@mereau/shared/pictures/clean.ts";
import { expect, test } from "vitest";

import { walletIconPng } from "#http/wallet/iconPng.ts";

/** The colour of a pixel, as the file says by its palette. */
function readPixels(file: Uint8Array, side: number): (x: number, y: number) => string {
  const at = (name: string) => Buffer.from(file).indexOf(name);
  const dataOf = (name: string) => {
    const length = Buffer.from(file).readUInt32BE(at(name) - 4);
    return file.subarray(at(name) + 4, at(name) + 4 + length);
  };
  const rows = inflateSync(dataOf("IDAT"));
  const palette = dataOf("PLTE");
  return (x, y) => {
    const shade = rows[y * (side + 1) + 1 + x] ?? 0;
    return Buffer.from(palette.subarray(3 * shade, 3 * shade + 3)).toString("hex");
  };
}

test.each([180, 192, 512])(
  "the icon of %i pixels is a PNG that a strict reader takes whole",
  async (side) => {
    const file = await walletIconPng("Le Miel", "#f2c14e", side);
    const read = cleanPicture(file);
    expect(read).toMatchObject({ ok: true, picture: { type: "image/png", width: side, height: side } });
    expect(read.ok && read.picture.bytes).toEqual(file);
  },
);

test("the letter stands in the middle, in white on a dark colour, which reaches the edges", async () => {
  const pixel = readPixels(await walletIconPng("Lis", "#20603d", 192), 192);
  expect([pixel(0, 0), pixel(191, 191), pixel(0, 96)]).toEqual(["20603d", "20603d", "20603d"]);
  // An l is one upright stroke, 8 pixels to either side
  expect([pixel(96, 96), pixel(90, 96), pixel(102, 60)]).toEqual(["ffffff", "ffffff", "ffffff"]);
  expect([pixel(84, 96), pixel(108, 96), pixel(96, 30)]).toEqual(["20603d", "20603d", "20603d"]);
});

test("accents fall away, and a letter of another script is a ring", async () => {
  const [plain, accented, other] = await Promise.all(
    ["Ecu", "Écu", "Жук"].map((name) => walletIconPng(name, "#20603d", 180)),
  );
  expect(accented).toEqual(plain);
  const pixel = readPixels(other ?? new Uint8Array(), 180);
  // Open in the middle, closed around it: its stroke runs 6 of the letters’ units away
  const away = Math.round(6 * 180 * 0.023);
  expect([pixel(90, 90), pixel(90 + away, 90), pixel(90 - away, 90), pixel(90, 90 + away)]).toEqual([
    "20603d",
    "ffffff",
    "ffffff",
    "ffffff",
  ]);
});
