import * as z from "zod";

import { accountName } from "#contracts/accounts.ts";
import { currencyCode, moment, pageOf, pageQuery, potId, uuid } from "#contracts/common.ts";
import { changeKinds } from "#policies/changes.ts";
import { policySettings } from "#policies/registry.ts";
import { versionStates } from "#policies/versions.ts";

const versionNumber = z.int().min(1).meta({ description: "1, 2, 3… for each currency.", example: 2 });

/** What each policy means for a member, in the language of whoever asks. */
const explanation = z
  .array(
    z.object({
      policy: z.string().meta({ description: "The kind of policy.", example: "demurrage" }),
      text: z.string().meta({ example: "What lies idle melts by 2% a month, a little every day." }),
    }),
  )
  .meta({ description: "What it means for members, policy by policy, in the caller’s language." });

/** What would be otherwise than now, in the language of whoever asks. */
const changes = z
  .array(
    z.object({
      policy: z.string().meta({ description: "The kind of policy.", example: "dividend" }),
      change: z.enum(changeKinds).meta({ example: "ends" }),
      text: z.string().meta({
        example:
          "Ends: “Dividend”. Until now: Every recognised member receives the same dividend, 10.00 J a day to begin with.",
      }),
    }),
  )
  .meta({
    description:
      "What would begin, end or change in comparison with what is in force, in the caller’s language; empty where nothing would, or where they cannot stand.",
  });

export const disagreement = z
  .object({
    settings: z.array(z.string()).meta({
      description: "The paths of the settings concerned, within what was sent.",
      example: ["demurrage.to", "currency"],
    }),
    why: z.string().meta({
      description: "Why they cannot stand together, in the caller’s language.",
      example: "In mutual credit the accounts always sum to zero, so nothing can disappear.",
    }),
  })
  .meta({ id: "PolicyDisagreement" });

const effectiveAt = moment
  .nullable()
  .default(null)
  .meta({ description: "From when on it holds (milliseconds since 1970); null: at once." });

/** The policies of a currency as they were settled once. They never change; a later version does. */
export const policyVersion = z
  .object({
    version: versionNumber,
    state: z.enum(versionStates).meta({
      description: "`withdrawn`: a later version took its place before it ever held.",
      example: "in_force",
    }),
    effectiveAt: moment.meta({ description: "From when on it holds." }),
    policies: policySettings,
    explanation,
    settledAt: moment.nullable().meta({ description: "When it was settled; null: at the founding." }),
    settledBy: z
      .object({ id: uuid, name: z.string().nullable().meta({ example: "Maud" }) })
      .nullable()
      .meta({ description: "The administrator who settled it; null: at the founding." }),
  })
  .meta({ id: "PolicyVersion" });

export type PolicyVersionFacts = z.output<typeof policyVersion>;

export const policyVersionPage = pageOf(policyVersion).meta({ id: "PolicyVersionPage" });

/** What can be known of the next change before it is settled. */
const nextChange = {
  nextVersion: versionNumber.meta({ description: "What the next version must be numbered.", example: 3 }),
  noticeDays: z
    .int()
    .meta({ description: "Days between settling a change and its taking effect.", example: 30 }),
  earliestAt: moment.meta({ description: "From when on a change settled now may hold." }),
};

/** By what a currency goes, and what is announced to change. */
export const policiesOfCurrency = z
  .object({
    currency: currencyCode,
    inForce: policyVersion.nullable().meta({ description: "Null: no policies at all." }),
    announced: z
      .array(policyVersion)
      .meta({ description: "Settled and not yet in force, in the order in which they will be." }),
    ...nextChange,
  })
  .meta({ id: "PoliciesOfCurrency" });

export type PoliciesOfCurrency = z.output<typeof policiesOfCurrency>;

const newPot = z.strictObject({ id: potId, name: accountName }).meta({ id: "NewPot" });

export const policiesRequest = z
  .strictObject({
    version: versionNumber.meta({
      description: "The `nextVersion` that was read: nobody overwrites what they have not seen.",
      example: 2,
    }),
    effectiveAt,
    policies: policySettings,
    pots: z
      .array(newPot)
      .max(8)
      .default([])
      .meta({ description: "Pots to open first, which the policies name and which do not exist yet." }),
  })
  .meta({ id: "PoliciesRequest" });

export type PoliciesRequest = z.output<typeof policiesRequest>;

export const policiesProposal = z.strictObject({ policies: policySettings }).meta({ id: "PoliciesProposal" });

export const policiesChecked = z
  .object({
    agrees: z.boolean().meta({ description: "Whether they can stand together." }),
    disagreements: z.array(disagreement),
    explanation,
    changes,
    pots: z.array(
      z.object({
        id: potId,
        name: z.string().nullable(),
        exists: z.boolean().meta({ description: "False: it must be opened with them." }),
      }),
    ),
    ...nextChange,
  })
  .meta({ id: "PoliciesChecked" });

export type PoliciesChecked = z.output<typeof policiesChecked>;

export const policyVersionsQuery = pageQuery;
export const policiesPath = z.object({ code: currencyCode });
export const policyVersionPath = z.object({
  code: currencyCode,
  version: z.coerce.number().int().min(1).meta({ description: "1, 2, 3… for each currency.", example: 2 }),
});
