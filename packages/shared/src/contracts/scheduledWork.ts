import * as z from "zod";

import { moment } from "#contracts/common.ts";

const reason = z.string().nullable().meta({
  description: "Why it did not succeed, as the code of a refusal or the words of the failure.",
  example: "insufficient_funds",
});

const title = z.string().meta({
  description: "What it is called, in the language of `Accept-Language`.",
  example: "Standing orders",
});

/** One thing that a community does of itself, and how it goes. */
const scheduledWork = z
  .object({
    name: z.string().meta({ example: "standing_orders" }),
    title,
    nextDueAt: moment
      .nullable()
      .meta({ description: "When it has something to do next; null: nothing in sight." }),
    lastDoneAt: moment.nullable(),
    lateMs: z.int().meta({ description: "By how much it is late; 0 when it is on time.", example: 0 }),
    failures: z.int().meta({ description: "How often in a row it has failed as a whole.", example: 0 }),
    failedAt: moment.nullable(),
    reason,
  })
  .meta({ id: "ScheduledWork" });

/** One period of a work that did not succeed. */
const failedRun = z
  .object({
    work: z.string().meta({ example: "standing_orders" }),
    title,
    subject: z.string().meta({ description: "To what it is done, as the id of a standing order." }),
    period: z.string().meta({ example: "2026-12-01" }),
    dueAt: moment,
    attempts: z.int().meta({ example: 3 }),
    reason,
    triedAt: moment.nullable(),
    againAt: moment.nullable().meta({ description: "When it is tried again; null: it was given up." }),
  })
  .meta({ id: "FailedRun" });

export type FailedRun = z.infer<typeof failedRun>;

export const scheduledWorkStatus = z
  .object({
    works: z.array(scheduledWork),
    failed: z.array(failedRun).meta({
      description:
        "What is being tried again, then what was given up, the latest first; at most 100 of each.",
    }),
  })
  .meta({ id: "ScheduledWorkStatus" });

export type ScheduledWorkStatus = z.infer<typeof scheduledWorkStatus>;
