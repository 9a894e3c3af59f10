import * as z from "zod";

import { line } from "#contracts/text.ts";

export const categoryCode = z
  .string()
  .max(30)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be small letters, digits and hyphens")
  .meta({ description: "The code of a category of the community.", example: "bakery" });

const name = line(40).min(1);

/** What members can be found by, as the community names it. */
const category = z.strictObject({ code: categoryCode, name: z.strictObject({ fr: name, en: name }) }).meta({
  id: "Category",
  example: { code: "bakery", name: { fr: "Boulangeries", en: "Bakeries" } },
});

export type Category = z.infer<typeof category>;

/** The community’s own list of categories, in the order in which it is shown. */
export const categories = z
  .array(category)
  .max(60)
  .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, { error: "is used twice" });

/** Whether anybody finds its providers without signing in. */
export const directoryPublic = z.boolean().meta({
  description: "Whether anybody sees the providers in the directory and on the map, without signing in.",
  example: true,
});
