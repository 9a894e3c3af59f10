import { brandTokens } from "@mereau/shared/looks/contrast.ts";
import { initialOf } from "@mereau/shared/looks/initial.ts";
import { boxOf, letterPath, segmentsOf, STROKE } from "#http/wallet/letters.ts";

/** How large a letter is: so much of an icon’s side is one unit of its grid. */
export const UNIT = 0.023;

/** The token of a community as a picture: round with its notch, or, where the system cuts the shape itself, to the edges. */
export function walletIcon(name: string, colour: string, shape: "token" | "maskable"): string {
  const { brand, onBrand } = brandTokens(colour).light;
  const path = letterPath(initialOf(name));
  const { left, top, width, height } = boxOf(segmentsOf(path));
  const ground =
    shape === "maskable"
      ? `<path fill="${brand}" d="M0 0h512v512H0z"/>`
      : `<path fill="${brand}" d="M203 6a256 256 0 1 0 106 0 54 54 0 0 1-106 0z"/>`;
  const scale = 512 * UNIT * (shape === "maskable" ? 1 : 1.2);
  const place = [256 - (left + width / 2) * scale, 256 - (top + height / 2) * scale]
    .map((length) => length.toFixed(1))
    .join(" ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${ground}<path fill="none" stroke="${onBrand}" stroke-width="${STROKE}" stroke-linecap="round" stroke-linejoin="round" transform="translate(${place}) scale(${scale.toFixed(2)})" d="${path}"/></svg>\n`;
}
