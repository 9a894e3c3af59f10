import * as z from "zod";

import { moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { periodQuery } from "#contracts/period.ts";

const person = z.object({ id: uuid, name: z.string().nullable().meta({ example: "Maud" }) });

/** One deed of somebody who runs the community. */
export const auditEntry = z
  .object({
    id: uuid,
    at: moment,
    actor: person
      .nullable()
      .meta({ description: "Who did it; null for the community’s own scheduled work." }),
    onBehalfOf: person.nullable().meta({ description: "In whose name." }),
    action: z.string().meta({ example: "member.approve" }),
    subject: z
      .string()
      .meta({ description: "To what it was done.", example: "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f" }),
    detail: z.unknown().meta({
      description:
        "What else there is to know; its shape depends on the action. Limits are told as decimals, null where there is none.",
    }),
    approvedBy: person.nullable().meta({ description: "Who approved it, where two people were needed." }),
    requestId: z.string().nullable(),
  })
  .meta({ id: "AuditEntry" });

export const auditPage = pageOf(auditEntry).meta({ id: "AuditPage" });

export const auditQuery = pageQuery.extend({
  actor: uuid.optional().meta({ description: "Only what this person did." }),
  action: z.string().max(60).optional().meta({ description: "Only this deed.", example: "member.approve" }),
  subject: z.string().max(80).optional().meta({ description: "Only what was done to this." }),
  ...periodQuery.shape,
});

export type AuditQuery = z.output<typeof auditQuery>;

export type AuditEntry = z.infer<typeof auditEntry>;
