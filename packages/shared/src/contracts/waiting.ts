import * as z from "zod";

/** Up to where what waits is counted: nobody reads more of it at once. */
export const WAITING_MAX = 100;

/** What may wait for somebody of the team. */
export const waitingKinds = [
  "applications",
  "redemptions",
  "bank_lines",
  "proposals",
  "task_claims",
  "unusual_payments",
  "open_tills",
  "imports",
] as const;

export const waiting = z
  .object({
    items: z
      .array(
        z.object({
          what: z.enum(waitingKinds),
          count: z.int().min(1).max(WAITING_MAX).meta({ example: 3 }),
        }),
      )
      .meta({
        description: `Only what waits for whoever asks; ${WAITING_MAX} stands for that many or more. Tills are those that were left open on a day before.`,
      }),
  })
  .meta({ id: "Waiting", description: "What waits for one of the team." });

export type WaitingKind = (typeof waitingKinds)[number];
export type Waiting = z.infer<typeof waiting>;
