import type { NotificationKind } from "@mereau/shared/notifications/kinds.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";
import { creditLetters } from "#services/mail/templates/credit.ts";
import { invoiceLetters } from "#services/mail/templates/invoices.ts";
import { madeLetters } from "#services/mail/templates/made.ts";
import { paymentLetters } from "#services/mail/templates/payments.ts";
import type { Place } from "#services/messages/places.ts";

/** The messages that are planned as runs, each in every language. */
export const letters = { ...paymentLetters, ...madeLetters, ...creditLetters, ...invoiceLetters };

export type LetterName = keyof typeof letters;

/** Which kind of news each of them is, and where it is looked at, where that is not the screen of its kind. */
export const letterRules: Readonly<Record<LetterName, { kind: NotificationKind; place?: Place }>> = {
  payment_received: { kind: "payment_received" },
  payment_returned: { kind: "payment_received" },
  money_issued: { kind: "payment_received" },
  request_received: { kind: "request_received" },
  request_paid: { kind: "request_answered" },
  request_refused: { kind: "request_answered" },
  request_paid_for_you: { kind: "automatic_payment" },
  standing_order_paid: { kind: "ordered_payment", place: screens.standingOrder },
  standing_order_failed: { kind: "payment_failed", place: screens.standingOrder },
  standing_order_ended: { kind: "payment_failed", place: screens.standingOrder },
  batch_paid: { kind: "ordered_payment", place: screens.batch },
  batch_failed: { kind: "payment_failed", place: screens.batch },
  invoice_to_pay_again: { kind: "request_received", place: screens.requests },
  invoice_unpaid_again: { kind: "request_answered", place: screens.requests },
  credit_help: { kind: "credit_help", place: screens.profile },
};
