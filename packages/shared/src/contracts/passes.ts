import * as z from "zod";

import { accountId, moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";

/** A pack or a pass that somebody has bought. */
export const pass = z
  .object({
    id: uuid,
    purchase: uuid,
    account: accountId.meta({ description: "The account that paid it; its holders own the pass." }),
    holder: z.string().nullable().meta({ description: "How the account is called.", example: "Zoé" }),
    product: uuid,
    name: z.object({ fr: z.string(), en: z.string().nullable() }),
    uses: z
      .int()
      .nullable()
      .meta({ description: "How often it can be used in all; null: at will.", example: 10 }),
    used: z.int().meta({ example: 3 }),
    endsAt: moment.nullable().meta({ description: "Until when; null: it does not end." }),
    valid: z
      .boolean()
      .meta({ description: "Whether it can be used now: it is paid, not used up, and has not ended." }),
    createdAt: moment,
  })
  .meta({ id: "Pass" });

export type Pass = z.infer<typeof pass>;

export const passPage = pageOf(pass).meta({ id: "PassPage" });

export const passesQuery = pageQuery.extend({
  account: accountId.optional().meta({ description: "Of one account; else of those that the caller holds." }),
});

export type PassesQuery = z.output<typeof passesQuery>;

export const passPath = z.object({ id: uuid });

export const passUseRequest = z
  .strictObject({
    id: uuid.meta({ description: "Made by the client: asking again with it is using once." }),
  })
  .meta({ id: "PassUseRequest" });
