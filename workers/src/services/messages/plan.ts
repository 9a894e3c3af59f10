import * as z from "zod";

import { type PaymentLetter, paymentLetters } from "#services/mail/templates/payments.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Planned } from "#services/scheduled/plan.ts";

export const MESSAGES = "messages";

const letters = Object.keys(paymentLetters).filter((name): name is PaymentLetter => name in paymentLetters);

/** What stands in a message’s run: to whom, which letter, and what it is about. */
export const plannedMessage = z.object({
  member: z.string(),
  letter: z.enum(letters),
  currency: z.string(),
  /** Minor units; null: as the payer thinks fit. */
  amount: z.int().nullable(),
  /** The account on the other side, which the letter calls by its name. */
  other: z.string(),
  memo: z.string().nullable(),
  date: z.string().nullable(),
  reason: z.string().nullable(),
});

type Message = Omit<z.infer<typeof plannedMessage>, "date" | "reason"> & {
  date?: string;
  reason?: string | null;
  /** What it is about: of one letter about one thing there is one message. */
  about: string;
};

/** A message as a run of the work that sends it: written in the transaction of what it tells. */
export const messageRun = (
  { now }: Pick<CommunityContext, "now">,
  { about, date, reason, ...message }: Message,
): Planned => {
  const detail: z.infer<typeof plannedMessage> = { ...message, date: date ?? null, reason: reason ?? null };
  return { work: MESSAGES, subject: about, period: message.letter, dueAt: now, detail };
};
