/** What programs may be told of, by names that do not change. */
export const webhookKinds = [
  "payment.made",
  "payment.reversed",
  "money.issued",
  "money.redeemed",
  "redemption.wired",
  "member.applied",
  "member.approved",
  "member.refused",
  "member.suspended",
  "member.reactivated",
  "member.left",
  "membership_fee.paid",
  "policies.changed",
  "settings.changed",
  "endpoint.test",
] as const;

export type WebhookKind = (typeof webhookKinds)[number];

/** Those that somebody chooses among; the test is sent to whoever asks for it. */
export const chosenKinds = webhookKinds.filter(
  (kind): kind is Exclude<WebhookKind, "endpoint.test"> => kind !== "endpoint.test",
);
