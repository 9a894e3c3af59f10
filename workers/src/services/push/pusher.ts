import { encryptNotification, vapidHeaders } from "@block65/webcrypto-web-push";

import type { PushMessage } from "@mereau/shared/contracts/notifications.ts";
import type { Settings } from "#env.ts";
import { isPushEndpoint } from "#services/push/endpoint.ts";

/** A browser, as its push service knows it. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string };

/** `gone`: the browser takes no messages any more, and never will at this address. */
export type Pushed = { went: "sent" | "gone" } | { went: "failed"; reason: string };

export type Urgency = "normal" | "high";

export type Pusher = {
  publicKey: string;
  /** Whether an address is one of a push service that messages are sent to. */
  takes(endpoint: string): boolean;
  /** Sends one message, encrypted for the browser alone (RFC 8291), signed as this server’s (RFC 8292). Never throws. */
  send(to: PushTarget, message: PushMessage, urgency: Urgency): Promise<Pushed>;
};

/** A message that could not be delivered for so long is no news any more, in seconds. */
const LIFE_S = 86_400;

const PATIENCE_MS = 10_000;

const gone: ReadonlySet<number> = new Set([404, 410]);

/** Whom push services write to where nothing is said: whoever the mail comes from. */
const subjectOf = ({ VAPID_SUBJECT, MAIL_FROM }: Settings): string =>
  VAPID_SUBJECT ?? `mailto:${/<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM}`;

/** The pusher of this deployment; null where it has no keys for it. */
export function createPusher(settings: Settings): Pusher | null {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = settings;
  if (publicKey === undefined || privateKey === undefined) return null;
  const vapid = { subject: subjectOf(settings), publicKey, privateKey };
  const others = settings.ENVIRONMENT === "development" ? settings.PUSH_HOSTS : "";
  const takes = (endpoint: string) => isPushEndpoint(endpoint, others);
  return {
    publicKey,
    takes,
    async send({ endpoint, ...keys }, message, urgency) {
      if (!takes(endpoint)) return { went: "gone" };
      try {
        // What a development machine takes without TLS is signed for as if it had it
        const signedFor = { endpoint: endpoint.replace(/^http:/, "https:"), expirationTime: null, keys };
        const { headers } = await vapidHeaders(signedFor, vapid);
        const body = await encryptNotification(signedFor, new TextEncoder().encode(JSON.stringify(message)));
        const answer = await fetch(endpoint, {
          method: "POST",
          headers: { ...headers, ttl: `${LIFE_S}`, urgency, "content-encoding": "aes128gcm" },
          body,
          redirect: "manual",
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        await answer.body?.cancel();
        if (gone.has(answer.status)) return { went: "gone" };
        return answer.ok
          ? { went: "sent" }
          : { went: "failed", reason: `the push service answered ${answer.status}` };
      } catch (error) {
        return { went: "failed", reason: error instanceof Error ? error.message.slice(0, 200) : "unknown" };
      }
    },
  };
}
