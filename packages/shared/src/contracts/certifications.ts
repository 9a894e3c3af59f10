import * as z from "zod";

import { moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";

const memberNumber = z
  .int()
  .min(1)
  .max(999_999_999_999)
  .meta({ description: "A member number.", example: 1042 });

/** A member vouches for a person whom they know. */
export const certificationRequest = z
  .strictObject({
    id: uuid,
    number: memberNumber.meta({ description: "The number of the person whom you certify." }),
  })
  .meta({ id: "CertificationRequest" });

export type CertificationRequest = z.output<typeof certificationRequest>;

const person = z.object({ id: uuid, number: memberNumber, name: z.string().meta({ example: "Violette" }) });

export const certification = z
  .object({
    id: uuid,
    certifier: person,
    certified: person,
    at: moment.meta({ description: "When it was given, or last renewed." }),
    expiresAt: moment.meta({ description: "When it ends, or ended." }),
    isInForce: z.boolean(),
  })
  .meta({ id: "Certification" });

export type Certification = z.infer<typeof certification>;

export const certificationPage = pageOf(certification).meta({ id: "CertificationPage" });

export const certificationsQuery = pageQuery.extend({
  number: z.coerce
    .number()
    .int()
    .min(1)
    .max(999_999_999_999)
    .optional()
    .meta({ description: "Whose, by member number; one’s own if nobody is named.", example: 1042 }),
  direction: z
    .enum(["given", "received"])
    .default("received")
    .meta({ description: "Those that this member gave, or received.", example: "received" }),
});

export type CertificationsQuery = z.output<typeof certificationsQuery>;

/** Somebody who waits to be recognised, as every member may see them. */
export const candidate = z
  .object({
    id: uuid,
    number: memberNumber,
    name: z.string().meta({ example: "Océane" }),
    appliedAt: moment,
    received: z.int().meta({ description: "Certifications in force that they have.", example: 3 }),
    needed: z.int().meta({ example: 5 }),
  })
  .meta({ id: "Candidate" });

export type Candidate = z.infer<typeof candidate>;

export const candidatePage = pageOf(candidate).meta({ id: "CandidatePage" });
export const candidatesQuery = pageQuery;
