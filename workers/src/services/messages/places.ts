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
  security: screens.devices,
};

/**
 * What a push message opens, below the address of the community.
 *
 * @param about the id of what the news is about, which stands in the address of its screen
 */
export const placeOf = (kind: NotificationKind, about: string, place?: Place): string =>
  (place ?? places[kind] ?? screens.home).replace(/:\w+/, about);
