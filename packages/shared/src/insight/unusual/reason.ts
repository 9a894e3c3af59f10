import * as z from "zod";

import type { Reason } from "#insight/unusual/judge.ts";

/** Reasons as they are kept. */
export const keptReasons: z.ZodType<Reason[]> = z.array(
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("much_larger"), usual: z.number(), times: z.number() }),
    z.object({ kind: z.literal("new_payee"), from: z.number() }),
    z.object({ kind: z.literal("round_trip"), back: z.number() }),
    z.object({ kind: z.literal("burst"), payments: z.number() }),
    z.object({ kind: z.literal("night"), hour: z.number() }),
  ]),
);
