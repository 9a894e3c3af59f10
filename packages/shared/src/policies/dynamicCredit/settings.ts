import * as z from "zod";

import { amountInput } from "#contracts/common.ts";
import { percent } from "#policies/parts.ts";

export const dynamicCreditSettings = z
  .strictObject({
    share: percent.default("100").meta({
      description: "How much of what an account is paid its credit limit rises by.",
      example: "100",
    }),
    max: amountInput.meta({
      description: "The credit limit beyond which this rule raises no account.",
      example: "1000",
    }),
    perCounterparty: amountInput.meta({
      description: "By how much one counterparty can raise an account’s limit in all.",
      example: "100",
    }),
    counterparties: z
      .int()
      .min(1)
      .max(100)
      .default(3)
      .meta({ description: "How many distinct counterparties must have paid before it rises.", example: 3 }),
  })
  .meta({ id: "DynamicCreditPolicy" });
