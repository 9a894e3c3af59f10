import * as z from "zod";

import { moment, uuid } from "#contracts/common.ts";
import { line } from "#contracts/text.ts";
import { notificationKinds } from "#notifications/kinds.ts";

const kind = z
  .enum(notificationKinds)
  .meta({ id: "NotificationKind", description: "What there is news of.", example: "payment_received" });

const ways = {
  email: z.boolean().meta({ description: "By e-mail." }),
  push: z.boolean().meta({ description: "On the phones and browsers that take push messages." }),
};

export const notificationChoice = z
  .object({
    kind,
    name: z.string().meta({ description: "For people to read.", example: "Payments received" }),
    ...ways,
    emailAlways: z.boolean().meta({ description: "The e-mail cannot be turned off." }),
  })
  .meta({ id: "NotificationChoice", description: "How one is told of one kind of news." });

export const notificationChoices = z
  .object({ items: z.array(notificationChoice) })
  .meta({ id: "NotificationChoices" });

export type NotificationChoices = z.infer<typeof notificationChoices>;

export const notificationChange = z
  .strictObject({
    items: z
      .array(z.strictObject({ kind, ...ways }))
      .min(1)
      .max(notificationKinds.length)
      .meta({
        description: "Kinds that are not named stay as they are.",
        example: [{ kind: "payment_received", email: true, push: true }],
      }),
  })
  .meta({ id: "NotificationChange" });

export type NotificationChange = z.infer<typeof notificationChange>;

export const pushKey = z
  .object({
    publicKey: z.string().nullable().meta({
      description:
        "What a browser subscribes with (`applicationServerKey`): P-256, base64url. Null: this server sends no push messages.",
      example: "BBSYTeqgSjPiEhWYEbTeTxBVuVrL_rCHRkCM5q3lVkSQ2tNpXx5T1ZaGBIUtY9zL2pE1ORVSsBkpxD1rhKuGgzU",
    }),
  })
  .meta({ id: "PushKey" });

/** A key as browsers give it: base64url without padding, so many characters. */
const keyOf = (characters: number) =>
  z
    .string()
    .length(characters)
    .regex(/^[A-Za-z0-9_-]+$/, "must be base64url");

const device = line(80).min(1);

export const newPushSubscription = z
  .strictObject({
    id: uuid,
    endpoint: z.url().max(1_000).meta({
      description: "The address that the browser’s push service gave.",
      example: "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABh",
    }),
    keys: z.strictObject({
      p256dh: keyOf(87).meta({
        description: "P-256, 65 bytes, base64url.",
        example: "BBSYTeqgSjPiEhWYEbTeTxBVuVrL_rCHRkCM5q3lVkSQ2tNpXx5T1ZaGBIUtY9zL2pE1ORVSsBkpxD1rhKuGgzU",
      }),
      auth: keyOf(22).meta({ description: "16 bytes, base64url.", example: "c2VjcmV0IGJ5dGVzIDE2IQ" }),
    }),
    device: device.nullable().default(null).meta({ description: "How one calls it.", example: "My phone" }),
  })
  .meta({ id: "NewPushSubscription" });

export type NewPushSubscription = z.infer<typeof newPushSubscription>;

export const pushSubscription = z
  .object({
    id: uuid,
    device: z.string().nullable(),
    createdAt: moment,
    current: z.boolean().meta({ description: "Made in the session that asks." }),
  })
  .meta({ id: "PushSubscription", description: "A browser that takes push messages." });

export type PushSubscription = z.infer<typeof pushSubscription>;

export const pushSubscriptionList = z
  .object({ items: z.array(pushSubscription) })
  .meta({ id: "PushSubscriptionList" });

export const pushSubscriptionPath = z.object({ id: uuid });

/** What a push message says once it is decrypted: what the service worker of a wallet shows. */
export const pushMessage = z.object({
  title: z.string(),
  body: z.string(),
  /** The language of both. */
  language: z.enum(["fr", "en"]),
  /** What to open, below the address of the community: `/h/01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f`. */
  path: z.string(),
  /** A message takes the place of one with the same tag. */
  tag: z.string(),
});

export type PushMessage = z.infer<typeof pushMessage>;
