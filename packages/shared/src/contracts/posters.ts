import * as z from "zod";

import { language } from "#contracts/common.ts";

export const posterQuery = z.object({
  size: z.enum(["a4", "a5", "a6"]).default("a5").meta({ example: "a5" }),
  code: z.enum(["link", "counter"]).default("link").meta({
    description: "`link`: for the phones of those who pay; `counter`: for the scanner of a till.",
    example: "link",
  }),
  lang: language.optional().meta({
    description: "The language of the poster; without it that of `Accept-Language`.",
    example: "fr",
  }),
});

export type PosterQuery = z.output<typeof posterQuery>;
