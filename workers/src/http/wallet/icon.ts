import { brandTokens } from "@mereau/shared/looks/contrast.ts";
import { initialOf } from "@mereau/shared/looks/initial.ts";

/** The token of a community as a picture: round with its notch, or, where the system cuts the shape itself, to the edges. */
export function walletIcon(name: string, colour: string, shape: "token" | "maskable"): string {
  const { brand, onBrand } = brandTokens(colour).light;
  const letter = initialOf(name);
  const ground =
    shape === "maskable"
      ? `<path fill="${brand}" d="M0 0h512v512H0z"/>`
      : `<path fill="${brand}" d="M203 6a256 256 0 1 0 106 0 54 54 0 0 1-106 0z"/>`;
  const size = shape === "maskable" ? 220 : 280;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${ground}<text x="256" y="${256 + size * 0.27}" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="${size}" fill="${onBrand}">${letter}</text></svg>\n`;
}
