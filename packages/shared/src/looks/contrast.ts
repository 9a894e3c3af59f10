import { hexOfOklch, linearOf, oklchOf } from "#looks/oklch.ts";

export type Theme = "light" | "dark";

/** What a screen is made of, under everything else: the ground, and the cards that lie on it. */
export const papers = {
  light: { paper: "#faf6ef", card: "#fffdf9" },
  dark: { paper: "#15181a", card: "#1d2124" },
} as const satisfies Record<Theme, { paper: string; card: string }>;

/** A community’s colour, made fit for one theme; each is `#rrggbb`. */
export type BrandTokens = {
  /** Buttons and marks: 3:1 at least against paper and card. */
  brand: string;
  /** What is written on `brand`: 4.5:1 at least. */
  onBrand: string;
  /** A quiet ground for what is chosen or new. */
  brandSoft: string;
  /** Words in the community’s colour: 4.5:1 at least on paper, card and `brandSoft`. */
  brandText: string;
};

/** What text needs, and what has to be seen without being read: WCAG 2.2, 1.4.3 and 1.4.11. */
const TEXT_MIN = 4.5;
const SHAPE_MIN = 3;

/** In steps this fine is a lightness looked for. */
const STEP = 0.004;

const soft = { light: { lightness: 0.935, chroma: 0.035 }, dark: { lightness: 0.3, chroma: 0.045 } } as const;

const luminance = (hex: string): number => {
  const [red, green, blue] = linearOf(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours (`#rrggbb`), from 1 to 21, by WCAG 2.2’s relative luminance. */
export function contrastOf(one: string, other: string): number {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** White where it can be read there, else black: one of them has 4.58:1 at least on any colour. */
const writtenOn = (colour: string): string =>
  contrastOf("#ffffff", colour) >= TEXT_MIN ? "#ffffff" : "#000000";

/** The colour itself where it can be told from all of `grounds`, else the nearest in lightness, of the same hue, that can. */
function nearest(colour: string, least: number, grounds: readonly string[]): string {
  const isClear = (hex: string) => grounds.every((ground) => contrastOf(hex, ground) >= least);
  if (isClear(colour)) return colour;
  const { lightness, chroma, hue } = oklchOf(colour);
  for (let step = STEP; step <= 1; step += STEP)
    for (const moved of [lightness - step, lightness + step]) {
      const hex = hexOfOklch({ lightness: Math.min(1, Math.max(0, moved)), chroma, hue });
      if (isClear(hex)) return hex;
    }
  // A lightness from which all steps were taken has passed by black and by white
  throw new Error(`Nothing can be told from ${grounds.join(", ")}`);
}

function tokensOf(colour: string, theme: Theme): BrandTokens {
  const { paper, card } = papers[theme];
  const { chroma, hue } = oklchOf(colour);
  const brand = nearest(colour, SHAPE_MIN, [paper, card]);
  const brandSoft = hexOfOklch({ ...soft[theme], chroma: Math.min(chroma, soft[theme].chroma), hue });
  const brandText = nearest(colour, TEXT_MIN, [paper, card, brandSoft]);
  return { brand, onBrand: writtenOn(brand), brandSoft, brandText };
}

/**
 * What a screen makes of a community’s colour (`#rrggbb`, small letters), whichever it is, in the light and in the dark. Its
 * hue stays; its lightness moves, in OKLCH, only as far as people must be able to read.
 */
export const brandTokens = (colour: string): Record<Theme, BrandTokens> => ({
  light: tokensOf(colour, "light"),
  dark: tokensOf(colour, "dark"),
});
