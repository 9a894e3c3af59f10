import * as z from "zod";

import { moment, uuid } from "#contracts/common.ts";

export const PERSONAL_DATA_FORMAT = "mereau-personal-data";

export const personalDataQuery = z.object({
  format: z.enum(["json", "zip"]).default("json").meta({
    description:
      "`json`: one file. `zip`: a file for each section, and the entries of each account as CSV besides.",
  }),
});

export const personalData = z
  .object({
    format: z.literal(PERSONAL_DATA_FORMAT),
    version: z.literal(1),
    exportedAt: moment,
    community: z.object({ id: uuid, slug: z.string(), name: z.string() }),
    member: z.object({ id: uuid, number: z.int() }),
    sections: z.record(z.string(), z.array(z.looseObject({}))).meta({
      description:
        "By the name of each section its rows. Where an amount is a whole number it is of minor units: `currencies` says how many digits stand after the point.",
    }),
  })
  .meta({ id: "PersonalData", description: "All that a community keeps about one person." });
