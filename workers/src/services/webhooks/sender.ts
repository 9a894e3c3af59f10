import { isWebhookAddress } from "@mereau/shared/webhooks/address.ts";
import { webhookSignature } from "@mereau/shared/webhooks/signature.ts";
import type { Settings } from "#env.ts";
import { seal, sealingKey, unsealText } from "#services/secrets/seal.ts";
import { version } from "#version.ts";

/** How a message went: `gone`, where the address said that it will never take one again. */
export type Sent = {
  went: "sent" | "failed" | "gone";
  status: number | null;
  /** The first characters of the answer, or why there was none. */
  answer: string;
  durationMs: number;
};

export type Message = { id: string; body: string };

export type HookSender = {
  /** Whether messages may be posted at an address. */
  takes(url: string): boolean;
  /** A secret as it is kept. */
  seal(secret: string): string;
  /** Posts a message, signed with each of the sealed secrets. Never throws, and follows no redirect. */
  send(url: string, secrets: readonly string[], message: Message, now: number): Promise<Sent>;
};

const PATIENCE_MS = 10_000;

/** What is kept of an answer, in characters. */
const ANSWER_MAX = 500;

/** The sender of this deployment. */
export function createHookSender({ ENVIRONMENT, SEALING_KEY }: Settings): HookSender {
  const key = sealingKey(SEALING_KEY);
  const takes = (url: string) => isWebhookAddress(url, ENVIRONMENT === "development");
  return {
    takes,
    seal: (secret) => seal(secret, key, crypto.getRandomValues(new Uint8Array(24))),
    async send(url, secrets, { id, body }, now) {
      const began = Date.now();
      const took = (sent: Omit<Sent, "durationMs">): Sent => ({ ...sent, durationMs: Date.now() - began });
      if (!takes(url)) return took({ went: "failed", status: null, answer: "this address is not allowed" });
      try {
        const seconds = Math.floor(now / 1_000);
        const signatures = await Promise.all(
          secrets.map((sealed) => webhookSignature(unsealText(sealed, key), { id, seconds, body })),
        );
        const answer = await fetch(url, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "user-agent": `Mereau/${version}`,
            "webhook-id": id,
            "webhook-timestamp": `${seconds}`,
            "webhook-signature": signatures.join(" "),
          },
          body,
          redirect: "manual",
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        const { status, ok } = answer;
        return took({
          went: ok ? "sent" : status === 410 ? "gone" : "failed",
          status,
          answer: await beginningOf(answer),
        });
      } catch (error) {
        const reason = error instanceof Error ? error.message : "unknown";
        return took({ went: "failed", status: null, answer: reason.slice(0, ANSWER_MAX) });
      }
    },
  };
}

/** The first characters of an answer, however long it is: the rest is not read. */
async function beginningOf({ body }: Response): Promise<string> {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    while (text.length < ANSWER_MAX) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return text.slice(0, ANSWER_MAX);
}
