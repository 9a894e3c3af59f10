import * as z from "zod";

import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
  potId,
  uuid,
} from "#contracts/common.ts";
import { active, position, product, tariffCategory, tariffName } from "#contracts/products.ts";
import { line, prose } from "#contracts/text.ts";
import { reversalOf } from "#contracts/transfers.ts";

const taskFields = {
  name: tariffName,
  description: prose(1000).nullable().default(null),
  category: tariffCategory,
  reward: z.strictObject({
    currency: currencyCode,
    amount: amountInput.meta({ description: "What it earns.", example: "180" }),
    pot: potId.nullable().default(null).meta({
      description: "The pot that pays it; null: it is paid with new money, of a prepaid currency.",
      example: null,
    }),
  }),
  validators: z
    .array(uuid)
    .max(20)
    .default([])
    .meta({ description: "Members who may validate it, beside the managers." }),
  active,
  position,
};

export const taskRequest = z.strictObject({ id: uuid, ...taskFields }).meta({ id: "TaskRequest" });

export type TaskRequest = z.output<typeof taskRequest>;

/** The whole task as it shall be. */
export const taskChange = z.strictObject(taskFields).meta({ id: "TaskChange" });

export type TaskChange = z.output<typeof taskChange>;

/** Something that is earned by giving time. */
export const task = z
  .object({
    id: uuid,
    name: z.object({ fr: z.string(), en: z.string().nullable() }),
    description: z.string().nullable(),
    category: z.string().nullable(),
    reward: z.object({ currency: currencyCode, amount, pot: potId.nullable() }),
    validators: z.array(uuid),
    active: z.boolean(),
    position: z.int(),
  })
  .meta({ id: "Task" });

export type Task = z.infer<typeof task>;

/** All that one can buy and earn, each list in its order. */
export const tariff = z.object({ products: z.array(product), tasks: z.array(task) }).meta({ id: "Tariff" });

export type Tariff = z.infer<typeof tariff>;

export const tariffQuery = z.object({
  all: z.stringbool().default(false).meta({
    type: "boolean",
    description: "What is no longer on offer too.",
    example: false,
  }),
});

export const claimState = z.enum(["claimed", "validated", "paid", "reversed", "refused", "withdrawn"]).meta({
  id: "TaskClaimState",
  description:
    "`claimed`: to be looked at. `validated`: it shall be paid, and the ledger has refused so far, or was not reached; validating it again tries again. `reversed`: it was paid, and the payment was undone since. `paid`, `refused`, `withdrawn`: done with.",
  example: "claimed",
});

export const claimRequest = z
  .strictObject({
    id: uuid,
    task: uuid,
    account: accountId.meta({ description: "Where it shall be paid.", example: "HEX:1007" }),
    note: line(500)
      .nullable()
      .default(null)
      .meta({ description: "When and how it was done.", example: "Permanence de samedi, 14 h à 18 h" }),
  })
  .meta({ id: "TaskClaimRequest" });

export type ClaimRequest = z.output<typeof claimRequest>;

/** That a member has done a task, and what became of it. */
export const taskClaim = z
  .object({
    id: uuid,
    task: uuid,
    name: z.object({ fr: z.string(), en: z.string().nullable() }),
    member: uuid,
    account: accountId,
    note: z.string().nullable(),
    reward: z
      .object({ currency: currencyCode, amount, pot: potId.nullable() })
      .meta({ description: "As it was when the task was claimed." }),
    state: claimState,
    transfer: uuid.nullable().meta({ description: "What paid it." }),
    reversal: reversalOf,
    claimedAt: moment,
    decidedBy: uuid.nullable(),
    decidedAt: moment.nullable(),
    reason: z
      .string()
      .nullable()
      .meta({ description: "Why it was refused, or by which code the ledger refused to pay it." }),
  })
  .meta({ id: "TaskClaim" });

export type TaskClaim = z.infer<typeof taskClaim>;

export const claimPage = pageOf(taskClaim).meta({ id: "TaskClaimPage" });

export const claimsQuery = pageQuery.extend({
  state: claimState.optional(),
  all: z.stringbool().default(false).meta({
    type: "boolean",
    description: "All that the caller may validate or oversee, and not their own alone.",
    example: false,
  }),
});

export type ClaimsQuery = z.output<typeof claimsQuery>;

export const claimRefusal = z
  .strictObject({ reason: line(280).min(1).meta({ example: "La permanence a été annulée" }) })
  .meta({ id: "TaskClaimRefusal" });

export const taskPath = z.object({ id: uuid });
