import * as z from "zod";

import { language } from "#contracts/common.ts";

/** How something is asked for that is answered as a page to print. */
export const printedQuery = z.object({
  lang: language.optional().meta({
    description: "The language of the page; without it that of `Accept-Language`.",
    example: "fr",
  }),
});
