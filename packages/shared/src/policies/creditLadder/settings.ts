import * as z from "zod";

const step = (description: string, example: number) =>
  z.int().min(1).max(100).nullable().default(null).meta({ description, example });

export const creditLadderSettings = z
  .strictObject({
    warnAt: step("From this percentage of the credit limit on, the account shows it to its holders.", 50),
    showAt: step("From this percentage on, others see it before they trade.", 75),
    blockAt: step("No payment goes deeper than this percentage of the credit limit.", 90),
    remindAfterDays: z.int().min(1).max(3_650).nullable().default(null).meta({
      description: "Days below zero after which the member is reminded by e-mail; null: never.",
      example: 60,
    }),
    remindEveryDays: z
      .int()
      .min(1)
      .max(366)
      .default(30)
      .meta({ description: "Days between two reminders while the account stays below zero.", example: 30 }),
  })
  .meta({ id: "CreditLadderPolicy" });

export type CreditLadderSettings = z.output<typeof creditLadderSettings>;
