import * as z from "zod";

import { disagreement } from "#contracts/policies.ts";

/** A refusal as the API answers it: RFC 9457, with a stable code, and the sentence in the caller’s language. */
export const problem = z
  .looseObject({
    type: z.string().meta({
      description: "The code once more, as a URN.",
      example: "urn:mereau:problem:insufficient_funds",
    }),
    title: z.string().meta({
      description: "A sentence for people, in their language.",
      example: "There is not enough on the account.",
    }),
    status: z.int().meta({ example: 409 }),
    code: z.string().meta({ description: "Stable: made for programs.", example: "insufficient_funds" }),
    detail: z.string().meta({
      description: "The sentence, with the figures that decide and what is wrong here.",
      example: "There is not enough on the account. Available: 4.00 ml.",
    }),
    fields: z
      .array(
        z.object({
          field: z.string().meta({ description: "The path of the field.", example: "amount" }),
          code: z.string().meta({ example: "invalid_format" }),
          message: z.string().meta({
            description: "What is wrong with it, for people, in their language.",
            example: "must be an amount such as 12.50",
          }),
        }),
      )
      .optional(),
    requestId: z.string().meta({
      description: "To quote when asking for help.",
      example: "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f",
    }),
    disagreements: z
      .array(disagreement)
      .optional()
      .meta({ description: "With `policy_disagreement`, whatever is settled: what contradicts what." }),
    amount: z
      .union([z.string(), z.number(), z.null()])
      .optional()
      .meta({ description: "The figure behind the refusal, where there is one.", example: "4.00" }),
  })
  .meta({ id: "Problem", description: "A refusal (RFC 9457)." });

export type Problem = z.infer<typeof problem>;
