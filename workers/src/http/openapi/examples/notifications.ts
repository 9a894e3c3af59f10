import { ids } from "#http/openapi/exampleIds.ts";

/** What one would send about being told of things. */
export const notificationExamples: Readonly<Record<string, object>> = {
  chooseNotifications: { items: [{ kind: "payment_received", email: true, push: true }] },
  subscribeToPush: {
    id: ids.pushSubscription,
    endpoint: "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABh",
    keys: {
      p256dh: "BBSYTeqgSjPiEhWYEbTeTxBVuVrL_rCHRkCM5q3lVkSQ2tNpXx5T1ZaGBIUtY9zL2pE1ORVSsBkpxD1rhKuGgzU",
      auth: "c2VjcmV0IGJ5dGVzIDE2IQ",
    },
    device: "My phone",
  },
};
