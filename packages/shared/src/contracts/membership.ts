import * as z from "zod";

import { moment, uuid } from "#contracts/common.ts";
import { prose } from "#contracts/text.ts";

const isMet = z.boolean().meta({ description: "Whether this condition is met." });

/** Whether somebody would be admitted, or their membership renewed, now; and for each condition how far they are. */
const admission = z.object({
  isMet: z.boolean().meta({ description: "Whether all conditions are met." }),
  approval: z
    .object({ isMet })
    .nullable()
    .meta({ description: "The managers’ approval; null: not asked for." }),
  certifications: z
    .object({
      isMet,
      received: z.int().meta({ description: "Certifications in force that they have.", example: 3 }),
      needed: z.int().meta({ example: 5 }),
    })
    .nullable()
    .meta({ description: "Certifications by members; null: not asked for." }),
  distance: z
    .object({
      isMet,
      percent: z
        .number()
        .meta({ description: "The share of the referees who are near, rounded down.", example: 72.5 }),
      neededPercent: z.int().meta({ example: 80 }),
      reached: z.int().meta({ description: "Referees who are near.", example: 29 }),
      referees: z.int().meta({ description: "All of them.", example: 40 }),
    })
    .nullable()
    .meta({
      description: "Nearness to the referees; null: not asked for, or certifications are missing still.",
    }),
});

/** Where somebody stands as a member. */
export const membership = z
  .object({
    member: uuid,
    number: z.int().meta({ example: 1042 }),
    name: z.string().meta({ example: "Violette" }),
    isRecognised: z
      .boolean()
      .meta({ description: "Whether they are a recognised member now, who receives the dividend." }),
    state: z.enum(["pending", "recognised", "expired", "revoked"]).meta({
      description:
        "`pending`: not recognised yet. Suspended members keep their state, and are not recognised.",
    }),
    since: moment.nullable().meta({ description: "Since when they are, or were last, recognised." }),
    expiresAt: moment.nullable().meta({ description: "When it must have been renewed; null: never." }),
    endsAt: moment.nullable().meta({
      description:
        "When it ends as things stand: at `expiresAt`, or earlier, when too few certifications last.",
    }),
    renewableFrom: moment
      .nullable()
      .meta({ description: "From when on it can be renewed; null: it need not be." }),
    admission: admission.meta({
      description: "Whether they would be admitted, or renewed, now, and what is missing.",
    }),
  })
  .meta({ id: "Membership" });

export type Membership = z.infer<typeof membership>;

export const revocationRequest = z
  .strictObject({
    reason: prose(500)
      .min(1)
      .nullable()
      .default(null)
      .meta({ description: "Managers must give one.", example: "A second account of the same person." }),
    withdrawCertifications: z.boolean().default(false).meta({
      description: "Also ends all certifications that this member gave; for managers alone.",
    }),
  })
  .meta({ id: "RevocationRequest" });

export type RevocationRequest = z.output<typeof revocationRequest>;
