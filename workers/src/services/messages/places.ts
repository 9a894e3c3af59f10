import type { NotificationKind } from "@mereau/shared/notifications/kinds.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";

/** A screen of the wallet, as its address is written in the table of all of them. */
export type Place = (typeof screens)[keyof typeof screens];

/** The screen of the wallet on which news of a kind is looked at, where it is not its home. */
const places: Partial<Record<NotificationKind, Place>> = {
  payment_received: screens.entry,
  request_received: screens.request,
  request_answered: screens.request,
  automatic_payment: screens.request,
  certification: screens.trust,
  membership: screens.trust,
  membership_fee: screens.trust,
  receipt: screens.history,
  security: screens.devices,
};

/** The screen on which news is looked at, as the table of all screens has it. */
export const screenOf = (kind: NotificationKind, place?: Place): Place =>
  place ?? places[kind] ?? screens.home;

/**
 * What a push message and the link of a letter open, below the address of the community.
 *
 * @param about the id of what the news is about, which stands in the address of its screen
 */
export const placeOf = (kind: NotificationKind, about: string, place?: Place): string =>
  screenOf(kind, place).replace(/:\w+/, about);
