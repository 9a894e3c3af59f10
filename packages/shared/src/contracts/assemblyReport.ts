import * as z from "zod";

import { printedQuery } from "#contracts/printed.ts";

export const assemblyReportQuery = printedQuery.extend({
  year: z.coerce.number().int().min(1970).max(9999).meta({
    description: "A calendar year (UTC) that has begun; of the one under way, what there is of it.",
    example: 2026,
  }),
});
