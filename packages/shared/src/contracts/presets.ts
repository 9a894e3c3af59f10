import * as z from "zod";

import { currencyCode, language } from "#contracts/common.ts";
import { foundingRequest } from "#contracts/communities.ts";
import { line } from "#contracts/text.ts";

const { region, currencies, memberTypes, categories, directoryPublic } = foundingRequest.shape;

/** The kinds of community that a founder may start from. */
export const communityKinds = [
  "local-currency",
  "mutual-credit",
  "time-bank",
  "libre",
  "coworking",
  "fablab",
  "village",
  "cooperative",
] as const;

export const presetsQuery = z.object({
  lang: language.optional().meta({
    description: "In which language; else in the one that is asked for with Accept-Language.",
    example: "fr",
  }),
  code: currencyCode.default("UNIT").meta({ description: "The code of the currency.", example: "NOIX" }),
  name: line(60).min(1).optional().meta({ description: "What the currency is called.", example: "Noix" }),
  symbol: line(8).min(1).default("u").meta({ description: "What stands beside its amounts.", example: "n" }),
});

export type PresetsQuery = z.output<typeof presetsQuery>;

const blank = (description: string) => z.literal("").meta({ description, example: "" });

/** What one kind of community starts from. */
const preset = z
  .object({
    kind: z.enum(communityKinds).meta({ example: "mutual-credit" }),
    name: z.string().meta({ example: "Mutual credit" }),
    description: z.string().meta({ description: "For whom it is, in a sentence." }),
    founding: z
      .object({
        id: blank("A UUIDv7 of yours."),
        slug: blank("The address of the community."),
        name: blank("What it is called."),
        region,
        language,
        territory: z.null(),
        admin: z.object({
          id: blank("A UUIDv7 of yours."),
          name: blank("The name of the first administrator."),
          email: blank("Where the codes go with which they sign in."),
        }),
        currencies,
        memberTypes,
        categories,
        directoryPublic,
      })
      .meta({
        id: "PresetFounding",
        description: "To complete where it is empty, change as you like, and send to `POST /v1/communities`.",
      }),
  })
  .meta({ id: "Preset" });

export type PresetFacts = z.output<typeof preset>;

export const presetList = z.object({ presets: z.array(preset) }).meta({ id: "PresetList" });
