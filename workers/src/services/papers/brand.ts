import { and, eq, inArray, lte, sql } from "drizzle-orm";

import { picture } from "@mereau/db/tenant/schema.ts";
import { type BrandTokens, brandTokens } from "@mereau/shared/looks/contrast.ts";
import { initialOf } from "@mereau/shared/looks/initial.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Papers, Picture } from "#services/papers/document.ts";
import type { Sheet } from "#services/papers/sheet.ts";
import { readSettings } from "#services/settings/read.ts";

/** What everything is printed in beside the community’s own colour. */
export const inks = {
  ink: "#22261f",
  soft: "#6a6f63",
  line: "#e7e0d3",
  ground: "#faf6ef",
  in: "#1c7a4b",
} as const;

/** How a community looks on paper. */
export type Brand = { name: string; colours: BrandTokens; logo: Picture | null };

/** A picture of more points is not unpacked here. */
const POINTS_MAX = 4_000_000;

/** The community’s name, colour and logo; no logo where it is of a kind that PDF does not have, such as WebP. */
export async function readBrand(ctx: CommunityContext): Promise<Brand> {
  const { identity, looks } = await readSettings(ctx);
  const [logo] =
    looks.logo === null
      ? []
      : await ctx.db
          .select({ type: picture.type, bytes: picture.bytes })
          .from(picture)
          .where(
            and(
              eq(picture.hash, looks.logo),
              inArray(picture.type, ["image/png", "image/jpeg"]),
              lte(sql`${picture.width} * ${picture.height}`, POINTS_MAX),
            ),
          );
  return { name: identity.name, colours: brandTokens(looks.colour).light, logo: logo ?? null };
}

/** Under which name documents know the logo. */
const LOGO = "Logo";

/** The sign of a community: how wide it is where it is so high, and how it is drawn, from its upper left corner. */
export type Mark = {
  widthAt: (height: number) => number;
  draw: (sheet: Sheet, x: number, y: number, height: number) => void;
};

/** The community’s logo or, where it has none, its token: round, with a notch, and its letter. */
export async function markOf(papers: Papers, brand: Brand): Promise<Mark> {
  const size = brand.logo && (await papers.take(LOGO, brand.logo));
  return size ? logoMark(size) : tokenMark(brand);
}

/** A logo is four times as wide as it is high at most; a wider one is drawn lower. */
function logoMark({ width, height }: { width: number; height: number }): Mark {
  const widthAt = (high: number) => Math.min((width * high) / height, 4 * high);
  return {
    widthAt,
    draw: (sheet, x, y, high) => {
      const wide = widthAt(high);
      const own = (height * wide) / width;
      sheet.picture(LOGO, x, y + (high - own) / 2, wide, own);
    },
  };
}

const tokenMark = ({ name, colours }: Brand): Mark => ({
  widthAt: (height) => height,
  draw: (sheet, x, y, height) => {
    const radius = height / 2;
    sheet.circle(x + radius, y + radius, radius, colours.brand);
    sheet.circle(x + radius, y, radius * 0.19, "#ffffff");
    const letter = { face: "strong", size: height * 0.52, colour: colours.onBrand, align: "centre" } as const;
    sheet.text(x + radius, y + height * 0.66, initialOf(name), letter);
  },
});
