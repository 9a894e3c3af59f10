import * as z from "zod";

import { amount, amountInput } from "#contracts/common.ts";
import { euros, eurosInput } from "#contracts/euros.ts";
import { besideMeans } from "#payments/mix.ts";

/** A price that is paid part in currency, part in euros, as it is asked for. */
export const mixInput = z
  .strictObject({
    euros: eurosInput.meta({ description: "The whole price.", example: "20,00" }),
    currencyAtLeast: amountInput.meta({
      description: "What is paid in the currency at least.",
      example: "10,00",
    }),
  })
  .nullable()
  .default(null)
  .meta({
    description:
      "A price in euros of which the payer chooses how much is paid in the currency, from so much on; the rest is paid in euros, beside. Without `amount`, and where the currency is worth something in euros.",
  });

export const mix = z
  .object({
    euros: euros.meta({ description: "The whole price." }),
    currencyAtLeast: amount.meta({ description: "What is paid in the currency at least.", example: "10.00" }),
    currencyAtMost: amount.meta({
      description: "The whole price in the currency, as it was worth when it was asked for.",
      example: "20.00",
    }),
  })
  .nullable()
  .meta({ description: "A price paid part in currency, part in euros; null: in currency alone." });

export const meansBeside = z.enum(besideMeans).meta({ example: "cash" });

export const eurosBeside = z
  .object({ euros, by: meansBeside })
  .nullable()
  .meta({
    description: "What the payer gave the payee in euros beside, and how; null: nothing.",
    example: { euros: "10.00", by: "cash" },
  });
