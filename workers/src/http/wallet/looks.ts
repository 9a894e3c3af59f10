import { brandTokens, type BrandTokens } from "@mereau/shared/looks/contrast.ts";

const declarations = ({ brand, onBrand, brandSoft, brandText }: BrandTokens): string =>
  `--brand:${brand};--on-brand:${onBrand};--brand-soft:${brandSoft};--brand-text:${brandText}`;

/** The community’s colour as a sheet that comes after the wallet’s own: the page’s policy allows no style within it. */
export function looksSheet(colour: string): string {
  const { light, dark } = brandTokens(colour);
  return `:root{${declarations(light)}}@media (prefers-color-scheme:dark){:root{${declarations(dark)}}}\n`;
}
