import * as z from "zod";

import { amountInput } from "#contracts/common.ts";
import { accountType, destination } from "#policies/parts.ts";

export const solidaritySettings = z
  .strictObject({
    pot: destination.meta({
      description: "The pot that pays what is missing.",
      example: "POKOU:pot-solidarity",
    }),
    payees: z
      .array(accountType)
      .min(1)
      .max(20)
      .meta({ description: "Types of account to which it helps to pay.", example: ["house"] }),
    perPayment: amountInput.meta({ description: "At most so much of one payment.", example: "300" }),
    perMonth: amountInput.meta({
      description: "At most so much for one account in a month of the UTC calendar.",
      example: "1500",
    }),
  })
  .meta({ id: "SolidarityPolicy" });
