import * as z from "zod";

import { accountName } from "#contracts/accounts.ts";
import { amount, currencyCode, potId } from "#contracts/common.ts";

/** An account of the community's own, for a purpose. */
export const pot = z
  .object({
    id: potId,
    currency: currencyCode,
    name: z.string().nullable().meta({ description: "Null: it was never named.", example: "Pot commun" }),
    balance: amount.meta({ description: "posted − held.", example: "312.40" }),
  })
  .meta({ id: "Pot" });

export type Pot = z.output<typeof pot>;

export const potList = z.object({ items: z.array(pot) }).meta({ id: "PotList" });

export const potsQuery = z.object({ currency: currencyCode.optional() });

export const potRequest = z.strictObject({ id: potId, name: accountName }).meta({ id: "PotRequest" });

export type PotRequest = z.output<typeof potRequest>;
