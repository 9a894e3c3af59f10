import * as z from "zod";

import { categories, directoryPublic } from "#contracts/categories.ts";
import { documentText } from "#contracts/documents.ts";
import { memberTypeCode } from "#contracts/members.ts";
import { accountId, email, language, moment } from "#contracts/common.ts";
import { looks, looksChange } from "#contracts/looks.ts";
import { line, prose } from "#contracts/text.ts";
import { currencyOfAccount } from "#membership/account.ts";

/** What the community calls itself, where it is, and what it speaks. */
export const identity = z.strictObject({
  name: line(80).min(1).meta({ example: "MIEL, monnaie d’intérêt économique local" }),
  languages: z
    .array(language)
    .min(1)
    .max(2)
    .meta({ example: ["fr"] }),
  territory: line(120).nullable().meta({ example: "Gironde" }),
});

/** How to reach the people who run it. */
export const contact = z.strictObject({
  email: email.nullable().default(null),
  phone: line(30).nullable().default(null),
  address: prose(300).nullable().default(null),
  website: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .nullable()
    .default(null),
});

/** What becomes of a standing order whose payment is refused for now, as for want of funds. */
export const standingOrderRules = z.strictObject({
  retries: z
    .int()
    .min(0)
    .max(10)
    .default(3)
    .meta({ description: "How often it is tried again before it is given up.", example: 3 }),
  retryDays: z
    .int()
    .min(1)
    .max(7)
    .default(1)
    .meta({ description: "After how many days each time.", example: 1 }),
});

/** Who sells what is prepaid, as receipts must say, and the accounts that the tariff is paid to. */
export const seller = z.strictObject({
  name: line(120).min(1).meta({ description: "As it is registered.", example: "Association La Matrice" }),
  address: prose(300).nullable().default(null),
  registration: line(80)
    .nullable()
    .default(null)
    .meta({ description: "SIRET, RNA or the like.", example: "SIRET 123 456 782 00015" }),
  vatRemark: line(200).nullable().default(null).meta({
    description: "What receipts say about VAT.",
    example: "TVA non applicable, art. 293 B du CGI",
  }),
  accounts: z
    .array(accountId)
    .max(8)
    .refine((ids) => new Set(ids.map(currencyOfAccount)).size === ids.length, {
      error: "names a currency twice",
    })
    .default([])
    .meta({ description: "Where purchases are paid to, one account a currency.", example: ["POKOU:1002"] }),
});

/** What a receipt says of the seller. */
export type Seller = Omit<z.output<typeof seller>, "accounts">;

/** How people come to join. */
export const joining = z.strictObject({
  membersInvite: z
    .boolean()
    .default(false)
    .meta({ description: "Whether ordinary members may invite, up to twenty open invitations each." }),
  closedTypes: z
    .array(memberTypeCode)
    .max(20)
    .default([])
    .meta({ description: "The member types that one applies for by an invitation alone.", example: [] }),
});

export type StandingOrderRules = z.output<typeof standingOrderRules>;

/** What anybody may read. */
export const publicSettings = z
  .object({
    identity,
    charter: documentText.nullable().meta({ description: "In force; null: there is none." }),
    terms: documentText.nullable().meta({ description: "The terms of use of the service, alike." }),
    contact: contact.nullable(),
    joining,
    standingOrders: standingOrderRules,
    seller: seller.nullable(),
    looks,
    categories,
    directoryPublic,
    updatedAt: moment.nullable().meta({ description: "When any of them last changed." }),
  })
  .meta({ id: "Settings" });

export type PublicSettings = z.infer<typeof publicSettings>;

/** Only the subjects that are given change. */
export const settingsChange = z
  .strictObject({
    identity: identity.optional(),
    charter: documentText.nullish().meta({ description: "Comes into force at once; null withdraws it." }),
    terms: documentText.nullish().meta({ description: "The terms of use of the service, alike." }),
    contact: contact.optional(),
    joining: joining.optional(),
    standingOrders: standingOrderRules.optional(),
    seller: seller.optional(),
    looks: looksChange.optional(),
    categories: categories.optional(),
    directoryPublic: directoryPublic.optional(),
  })
  .meta({ id: "SettingsChange" });

export type SettingsChange = z.output<typeof settingsChange>;
