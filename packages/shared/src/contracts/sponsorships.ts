import * as z from "zod";

import { accountId, currencyCode, moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";

/** An association that members may have something given to. */
export const beneficiary = z
  .object({
    account: accountId,
    name: z.string().nullable().meta({ example: "Les Jardins partagés" }),
    sponsors: z.int().meta({ description: "The active members who sponsor it.", example: 31 }),
    receivesGifts: z.boolean().meta({
      description:
        "Whether what its sponsors change brings it gifts already, as the currency’s policies say.",
      example: true,
    }),
  })
  .meta({ id: "Beneficiary" });

export type Beneficiary = z.output<typeof beneficiary>;

export const beneficiaryPage = pageOf(beneficiary)
  .extend({
    sponsorsNeeded: z.int().nullable().meta({
      description: "Sponsors from which on gifts are made; null: the policies make none.",
      example: 30,
    }),
  })
  .meta({ id: "BeneficiaryPage" });

export type BeneficiaryPage = z.output<typeof beneficiaryPage>;

export const beneficiariesQuery = pageQuery;

/** Whom a member sponsors in one currency. */
export const sponsorship = z
  .object({
    member: uuid,
    currency: currencyCode,
    beneficiary: beneficiary.nullable().meta({ description: "Null: nobody." }),
    since: moment.nullable(),
  })
  .meta({ id: "Sponsorship" });

export type Sponsorship = z.output<typeof sponsorship>;

export const sponsorshipRequest = z
  .strictObject({ account: accountId.meta({ description: "The association’s account." }) })
  .meta({ id: "SponsorshipRequest" });

export const sponsorshipPath = z.object({ currency: currencyCode });

export const sponsorshipQuery = z.object({
  member: uuid.optional().meta({ description: "For managers: the member in whose name; left out: oneself." }),
});
