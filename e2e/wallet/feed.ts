import { writeFile } from "node:fs/promises";

import { qrPath } from "@mereau/ui/qr/qrPath.ts";

const WIDTH = 640;
const HEIGHT = 480;
/** The side of the code in the picture: about what a phone sees of a poster at arm's length. */
const CODE_PX = 320;

/** Luminances of ink, paper and the table that the code lies on. */
const [INK, PAPER, TABLE] = [30, 225, 110];

/** Lets Chromium's stand-in for a camera see a code on a table: a film of a few frames, in YUV4MPEG2. */
export async function showToCamera(file: string, text: string): Promise<void> {
  const { size, path } = qrPath(text);
  const module = Math.floor(CODE_PX / size);
  const [left, top] = [(WIDTH - size * module) >> 1, (HEIGHT - size * module) >> 1];
  const luminance = Buffer.alloc(WIDTH * HEIGHT, TABLE);
  const fill = (x: number, y: number, width: number, height: number, value: number) => {
    for (let row = 0; row < height * module; row += 1) {
      const start = (top + y * module + row) * WIDTH + left + x * module;
      luminance.fill(value, start, start + width * module);
    }
  };
  fill(0, 0, size, size, PAPER);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    fill(Number(x), Number(y), Number(length), 1, INK);
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luminance, chroma]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([head, frame, frame, frame]));
}
