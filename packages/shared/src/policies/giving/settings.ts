import * as z from "zod";

import { amountInput } from "#contracts/common.ts";

export const givingSettings = z
  .strictObject({
    perMonth: amountInput.meta({
      description:
        "What each member may give in a month of the UTC calendar, whatever they have received. What is not given is not carried over.",
      example: "10",
    }),
  })
  .meta({ id: "GivingPolicy" });
