import type { NotificationKind } from "@mereau/shared/notifications/kinds.ts";

/** The screen of the wallet on which news of a kind is looked at, where it is not its home; `:id` is what the news is about. */
const places: Partial<Record<NotificationKind, string>> = {
  payment_received: "/h/:id",
  request_received: "/requests/:id",
  request_answered: "/requests/:id",
  automatic_payment: "/requests/:id",
  certification: "/trust",
  security: "/me/devices",
};

/** What a push message opens, below the address of the community. */
export const placeOf = (kind: NotificationKind): string => places[kind] ?? "/";
