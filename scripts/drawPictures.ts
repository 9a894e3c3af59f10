import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { cleanPicture } from "@mereau/shared/pictures/clean.ts";

import { openBrowser } from "../e2e/browser.ts";
import { type Drawing, logos, photos } from "./seed/pictures/drawings.ts";

/*
 * node scripts/drawPictures.ts   draws the pictures of the demonstrations anew
 */

const folder = join(import.meta.dirname, "seed/pictures");
const SIDE = 320;

const svgOf = ({ ground, shapes }: Drawing) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${SIDE}" height="${SIDE}"><rect width="100" height="100" fill="${ground}"/>${shapes}</svg>`;

const browser = await openBrowser();
const page = await browser.newPage();
for (const [name, drawing] of [
  ...Object.entries(photos),
  ...Object.entries(logos).map(([slug, logo]) => [`logo-${slug}`, logo] as const),
]) {
  const drawn = await page.evaluate(
    async ([svg, side]) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = side;
      canvas.height = side;
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", 0.86);
    },
    [svgOf(drawing), SIDE] as const,
  );
  const read = cleanPicture(Buffer.from(drawn.slice(drawn.indexOf(",") + 1), "base64"));
  if (!read.ok) throw new Error(`${name}: ${read.code}`);
  await writeFile(join(folder, `${name}.webp`), read.picture.bytes);
}
await browser.close();
