import * as z from "zod";

import { email, language, moment, uuid } from "#contracts/common.ts";
import { accepts } from "#contracts/documents.ts";
import { invitationCode } from "#contracts/invitations.ts";
import { memberName, memberStatus, memberTypeCode } from "#contracts/members.ts";
import { phone } from "#contracts/phone.ts";
import { contact } from "#contracts/settings.ts";
import { prose } from "#contracts/text.ts";

/** Somebody asks to join. The id is made by their client, so that asking twice is asking once. */
export const applicationRequest = z
  .strictObject({
    id: uuid,
    name: memberName,
    email: email.nullable().default(null),
    phone: phone.nullable().default(null),
    type: memberTypeCode,
    language: language.optional().meta({ description: "If not given, the first of the community." }),
    message: prose(2000).nullable().default(null),
    accepts,
    invitation: invitationCode.nullable().default(null),
  })
  .meta({ id: "ApplicationRequest" });

export type ApplicationRequest = z.output<typeof applicationRequest>;

/** What an applicant is told: their number, and where their application stands. */
export const application = z
  .object({
    id: uuid,
    number: z.int().meta({ example: 1042 }),
    name: z.string(),
    status: memberStatus,
    appliedAt: moment,
    token: z.string().meta({
      description:
        "With it one reads where the application stands; the same application sent again is answered with the same one.",
      example: "q0fYp3Vn2d8Zb1XwJ6sKcLrTgUeHaMiO4yBvN7QxE5k",
    }),
  })
  .meta({ id: "Application" });

export type Application = z.infer<typeof application>;

/** Where an application stands, as the applicant sees it. */
export const applicationStatus = z
  .object({
    id: uuid,
    number: z.int().meta({ example: 1042 }),
    name: z.string().meta({ example: "Alice Renaud" }),
    state: z
      .enum(["waiting", "refused", "accepted"])
      .meta({ description: "Whoever is accepted signs in.", example: "waiting" }),
    appliedAt: moment.meta({ description: "Since when it waits, or waited." }),
    decidedAt: moment.nullable(),
    reason: z.string().nullable().meta({ description: "Why it was refused.", example: null }),
    signIn: z
      .object({ email: z.boolean(), phone: z.boolean() })
      .meta({ description: "By what they sign in once they are accepted." }),
    contact: contact.nullable().meta({ description: "How to reach those who decide." }),
  })
  .meta({ id: "ApplicationStatus" });

export type ApplicationStatus = z.infer<typeof applicationStatus>;

export const applicationPath = z.object({ id: uuid });

export const applicationHeaders = z.object({
  "application-token": z
    .string()
    .max(100)
    .meta({ description: "The `token` with which the application was answered." }),
});
