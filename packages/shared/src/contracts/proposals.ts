import * as z from "zod";

import { amountInput, moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { prose } from "#contracts/text.ts";

/** What may be asked to need a second person. */
export const guardedDeeds = [
  "policies",
  "reserve_adjustments",
  "issues",
  "roles",
  "reversals",
  "second_factor_resets",
  "deletion",
] as const;

export const guardedDeed = z.enum(guardedDeeds);

/** For which deeds the community wants two people; the rule itself is such a deed as soon as there is one. */
export const twoPersonRule = z.strictObject({
  deeds: z.array(guardedDeed).max(guardedDeeds.length),
  issuesAbove: amountInput
    .optional()
    .meta({ description: "Issues of no more than this, of any currency, need one person.", example: "500" }),
});

export const proposalStates = [
  "open",
  "expired",
  "approved",
  "done",
  "failed",
  "refused",
  "withdrawn",
] as const;

const person = z.object({ id: uuid, name: z.string().nullable() });

export const proposal = z
  .object({
    id: uuid,
    deed: guardedDeed.or(z.literal("two_person_rule")),
    method: z.string().meta({ example: "POST" }),
    path: z.string().meta({ description: "Under the community.", example: "/currencies/MIEL/issues" }),
    body: z.unknown().meta({ description: "What was asked; it is carried out as it stands." }),
    proposedBy: person,
    proposedAt: moment,
    expiresAt: moment,
    state: z.enum(proposalStates).meta({
      description: "`approved` while it is carried out: approve it again if it stays so for a minute.",
    }),
    decidedBy: person.nullable(),
    decidedAt: moment.nullable(),
    reason: z.string().nullable(),
    problem: z.string().nullable().meta({ description: "The code with which carrying it out was refused." }),
  })
  .meta({ id: "Proposal", description: "A request that a second person must approve." });

export const proposalPage = pageOf(proposal).meta({ id: "ProposalPage" });

export const proposalsQuery = pageQuery.extend({
  open: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "Only those that wait for a second person." }),
});

export const proposalRefusal = z.strictObject({ reason: prose(500).min(1) });

export type GuardedDeed = z.infer<typeof proposal>["deed"];
export type TwoPersonRule = z.output<typeof twoPersonRule>;
export type Proposal = z.infer<typeof proposal>;
