import * as z from "zod";

import { type NotificationKind, notificationKinds } from "@mereau/shared/notifications/kinds.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";
import { type LetterName, letters as wordings } from "#services/mail/templates/letters.ts";
import { eurosTold } from "#services/messages/amount.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Planned } from "#services/scheduled/plan.ts";

export const MESSAGES = "messages";

const letters = Object.keys(wordings).filter((name): name is LetterName => name in wordings);

/** What stands in the run of a message about a payment: to whom, which letter, and what it is about. */
export const paymentMessage = z.object({
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
  ...eurosTold.shape,
});

/** What stands in the run of a message that is written already, in the language of its reader. */
export const writtenMessage = z.object({
  member: z.string(),
  /** Of those that were planned before there were kinds, each is sent by e-mail. */
  kind: z.enum(notificationKinds).default("community_notice"),
  subject: z.string(),
  paragraphs: z.array(z.string()).readonly(),
  /** Where it is looked at, where that is not the screen of its kind. */
  place: z.enum(Object.values(screens)).optional(),
});

export const plannedMessage = z.union([paymentMessage, writtenMessage]);

type Message = Omit<z.output<typeof paymentMessage>, "date" | "reason" | "mix" | "beside"> & {
  date?: string;
  mix?: z.output<typeof eurosTold>["mix"];
  beside?: z.output<typeof eurosTold>["beside"];
  reason?: string | null;
  /** What it is about: of one letter about one thing there is one message. */
  about: string;
};

/** A message as a run of the work that sends it: written in the transaction of what it tells. */
export const messageRun = (
  { now }: Pick<CommunityContext, "now">,
  { about, date, reason, mix = null, beside = null, ...message }: Message,
): Planned => {
  const told = { date: date ?? null, reason: reason ?? null, mix, beside };
  const detail: z.output<typeof paymentMessage> = { ...message, ...told };
  return { work: MESSAGES, subject: about, period: message.letter, dueAt: now, detail };
};

type Written = z.infer<typeof writtenMessage> & {
  /** Which news it is: members choose by which ways each kind reaches them. */
  kind: NotificationKind;
  /** What it is about, and which letter of those about it: of each there is one. */
  about: string;
  letter: string;
};

/** A message that is written already, as a run of the work that sends it. */
export const writtenRun = (
  { now }: Pick<CommunityContext, "now">,
  { about, letter, ...detail }: Written,
): Planned => ({ work: MESSAGES, subject: about, period: letter, dueAt: now, detail });
