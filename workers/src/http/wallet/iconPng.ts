import { crc32 } from "node:zlib";

import { utf8 } from "@mereau/shared/crypto/utf8.ts";
import { brandTokens } from "@mereau/shared/looks/contrast.ts";
import { initialOf } from "@mereau/shared/looks/initial.ts";
import { joined } from "@mereau/shared/pictures/cleaned.ts";
import { UNIT } from "#http/wallet/icon.ts";
import { boxOf, letterPath, type Segment, segmentsOf, STROKE } from "#http/wallet/letters.ts";

/** From the ground’s colour to the letter’s: an edge is as smooth as this. */
const SHADES = 32;

/** The square of how far a point is from the nearest of these lines. */
function nearest2(x: number, y: number, segments: readonly Segment[]): number {
  let least = Infinity;
  for (const { x: ax, y: ay, dx, dy, length2 } of segments) {
    const along = length2 === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length2;
    const t = along < 0 ? 0 : along > 1 ? 1 : along;
    const [left, down] = [x - ax - t * dx, y - ay - t * dy];
    least = Math.min(least, left * left + down * down);
  }
  return least;
}

/** The rows of a picture, each after its filter (none): a shade for each pixel, the letter in the middle. */
function rowsOf(letter: string, side: number): Uint8Array<ArrayBuffer> {
  const segments = segmentsOf(letterPath(letter));
  const { left, top, width, height } = boxOf(segments);
  const rows = new Uint8Array((side + 1) * side);
  const unit = side * UNIT;
  const [x0, y0] = [(side - width * unit) / 2, (side - height * unit) / 2];
  for (let row = Math.floor(y0); row <= y0 + height * unit; row += 1)
    for (let column = Math.floor(x0); column <= x0 + width * unit; column += 1) {
      const [x, y] = [(column + 0.5 - x0) / unit + left, (row + 0.5 - y0) / unit + top];
      const near = Math.sqrt(nearest2(x, y, segments));
      const covered = Math.min(1, Math.max(0, (STROKE / 2 - near) * unit + 0.5));
      rows[row * (side + 1) + 1 + column] = Math.round(covered * (SHADES - 1));
    }
  return rows;
}

const uint32 = (...values: readonly number[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => [value >>> 24, value >>> 16, value >>> 8, value]));

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([utf8(name), data]);
  return joined([uint32(data.length), named, uint32(crc32(named))]);
}

const partsOf = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/**
 * The token of a community as PNG (W3C, third edition) of so many pixels a side, to the edges: phones that draw no SVG for an
 * installed app cut the shape themselves.
 */
export async function walletIconPng(
  name: string,
  colour: string,
  side: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { brand, onBrand } = brandTokens(colour).light;
  const [ground, ink] = [partsOf(brand), partsOf(onBrand)];
  const palette = Array.from({ length: SHADES }, (_, shade) =>
    ground.map((from, part) => from + (((ink[part] ?? 0) - from) * shade) / (SHADES - 1)),
  );
  const rows = new Blob([rowsOf(initialOf(name), side)]).stream();
  const pressed = await new Response(rows.pipeThrough(new CompressionStream("deflate"))).arrayBuffer();
  // Eight bits a pixel, by the palette
  const header = joined([uint32(side, side), Uint8Array.of(8, 3, 0, 0, 0)]);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk("PLTE", Uint8Array.from(palette.flat())),
    chunk("IDAT", new Uint8Array(pressed)),
    chunk("IEND", new Uint8Array()),
  ]);
}
