import * as z from "zod";

import { moment, pageOf, pageQuery, plainDate, uuid } from "#contracts/common.ts";
import { bic, iban } from "#contracts/bankDetails.ts";
import { euros, eurosInput } from "#contracts/euros.ts";
import { line } from "#contracts/text.ts";

/** From which euros on a redemption is wired only once two different managers have approved it. */
export const payoutRule = z
  .strictObject({
    twoFrom: eurosInput
      .nullable()
      .meta({ description: "From so many euros on; null: one is always enough.", example: "1000.00" }),
  })
  .meta({ id: "PayoutRule" });

export type PayoutRule = z.output<typeof payoutRule>;

/** To which bank account the euros of an account’s redemptions go. */
export const payoutDetails = z
  .strictObject({
    holder: line(70).min(1).meta({ description: "Whose bank account it is.", example: "Épicerie Malo" }),
    iban,
    bic: bic.nullable().default(null),
  })
  .meta({ id: "PayoutDetails" });

export type PayoutDetails = z.output<typeof payoutDetails>;

/** The most transfers in one file; banks take thousands, people look through hundreds. */
export const EXPORTED_MAX = 500;

export const redemptionExportRequest = z
  .strictObject({
    id: uuid.meta({ description: "Made by the client before it asks; asking again with it is asking once." }),
    executeOn: plainDate.meta({ description: "The day on which the bank is to carry it out." }),
    redemptions: z
      .array(uuid)
      .min(1)
      .max(EXPORTED_MAX)
      .refine((ids) => new Set(ids).size === ids.length, { error: "names a redemption twice" })
      .meta({ description: "Those that are to be wired; all of them, or nothing." }),
  })
  .meta({ id: "RedemptionExportRequest" });

export type RedemptionExportRequest = z.output<typeof redemptionExportRequest>;

const exportState = z.enum(["open", "wired", "taken_back"]).meta({
  id: "RedemptionExportState",
  description:
    "`open`: given to the bank, or about to be. `wired`: the bank has carried it out, as a manager says. `taken_back`: it was not, and its redemptions are due again.",
  example: "open",
});

/** A file for the bank, kept as it was made. */
export const redemptionExport = z
  .object({
    id: uuid,
    state: exportState,
    createdAt: moment,
    createdBy: z.object({ id: uuid, name: z.string().nullable().meta({ example: "Noor" }) }),
    executeOn: plainDate,
    count: z.int().meta({ description: "How many transfers are in it.", example: 12 }),
    euros: euros.meta({ description: "What they come to." }),
    wiredOn: plainDate.nullable(),
    because: z.string().nullable().meta({ description: "Why it was taken back.", example: null }),
  })
  .meta({ id: "RedemptionExport" });

export type RedemptionExport = z.infer<typeof redemptionExport>;

export const redemptionExportPage = pageOf(redemptionExport).meta({ id: "RedemptionExportPage" });
export const redemptionExportsQuery = pageQuery;

export const exportWiring = z
  .strictObject({ wiredOn: plainDate.meta({ description: "The day on which the euros left the account." }) })
  .meta({ id: "RedemptionExportWiring" });

export const exportWithdrawal = z
  .strictObject({ reason: line(280).min(1).meta({ example: "Refusé par la banque" }) })
  .meta({ id: "RedemptionExportWithdrawal" });

export const redemptionExportPath = z.object({ id: uuid });
