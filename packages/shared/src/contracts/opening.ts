import * as z from "zod";

import { moment, plainDate, slug, uuid } from "#contracts/common.ts";
import { documentVersionName } from "#contracts/documents.ts";
import { signInCode } from "#contracts/sessions.ts";

/** What there is to do between founding a community and opening it, in the order in which it is proposed. */
export const openingSteps = ["looks", "managers", "charter", "trial"] as const;

const openingStep = z.enum(openingSteps).meta({ id: "OpeningStep", example: "charter" });

const passed = z
  .array(openingStep)
  .max(openingSteps.length)
  .meta({ description: "Steps that those who run it hold for done, or do without.", example: ["trial"] });

const day = plainDate
  .nullable()
  .meta({ description: "On which they mean to open it; null: they have not said." });

/** What is kept of the opening, among the settings. Without it a community is open since its founding. */
export const keptOpening = z.object({
  day: day.default(null),
  passed: passed.default([]),
  trial: z.object({ id: uuid, admin: uuid, slug, until: moment }).nullable().default(null),
  confirmedAt: moment.nullable().default(null),
  openedAt: moment.nullable().default(null),
});

export type KeptOpening = z.output<typeof keptOpening>;

/** How far a community is on its way to its opening. */
export const opening = z
  .object({
    state: z
      .enum(["preparing", "open"])
      .meta({ description: "`preparing`: members may join, and no money moves.", example: "preparing" }),
    day,
    openedAt: moment.nullable().meta({ description: "Null: not yet, or open since it was founded." }),
    passed,
    trial: z
      .object({ slug, until: moment.meta({ description: "When it is deleted by itself." }) })
      .nullable()
      .meta({
        description: "The test drive: a twin of the community, with imaginary members; null: there is none.",
      }),
    done: z.object({
      email: z.boolean().meta({
        description: "An administrator has used a code that was sent to them: opening asks for it.",
      }),
      looks: z.boolean().meta({ description: "A logo, or a description, is there." }),
      managers: z.int().meta({ description: "How many administrators and managers there are.", example: 2 }),
      charter: documentVersionName.nullable().meta({ description: "The version in force." }),
      members: z.int().meta({ description: "Active ones, those who run it among them.", example: 12 }),
    }),
  })
  .meta({ id: "Opening" });

export type Opening = z.output<typeof opening>;

export const openingChange = z
  .strictObject({ day: day.optional(), passed: passed.optional() })
  .meta({ id: "OpeningChange" });

export const trialOpened = z.object({ slug }).meta({ id: "TrialOpened" });

export const openingConfirmation = z
  .strictObject({
    code: signInCode.meta({
      example: "K7MP-2XQD",
      description: "From the message to one’s own e-mail address.",
    }),
  })
  .meta({ id: "OpeningConfirmation" });

export type OpeningChange = z.output<typeof openingChange>;
