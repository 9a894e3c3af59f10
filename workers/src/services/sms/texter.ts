import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { mail } from "@mereau/db/tenant/schema.ts";
import type { Settings } from "#env.ts";
import { log } from "#log.ts";
import type { CommunityContext } from "#services/context.ts";
import { maySendTo } from "#services/opening/trialSetting.ts";
import { Refusal } from "#services/refusal.ts";
import { type SmsTransport, gateway } from "#services/sms/gateway.ts";

export type Texter = {
  /**
   * Sends one text message and records to whom; its text is kept in development alone, where keeping it is the sending.
   * Refuses with `mail_not_sent`.
   */
  send(
    community: Pick<CommunityContext, "db" | "now" | "slug">,
    message: { to: string; text: string },
  ): Promise<void>;
};

/** In the list of messages, what a text message is about: it has no subject of its own. */
const SUBJECT = "SMS";

type SmsSettings = Pick<Settings, "SMS_URL" | "SMS_TOKEN" | "MAIL_TRANSPORT">;

/** Whether this deployment sends text messages, or keeps them in the development mailbox. */
export const offersSms = ({ SMS_URL, MAIL_TRANSPORT }: SmsSettings): boolean =>
  SMS_URL !== undefined || MAIL_TRANSPORT === "development";

/** What sends text messages in this deployment. Refuses with `sms_not_offered` where nothing does. */
export function createTexter(settings: SmsSettings): Texter {
  const { SMS_URL, SMS_TOKEN } = settings;
  if (!offersSms(settings)) throw new Refusal("sms_not_offered");
  const deliver = SMS_URL === undefined ? null : gateway(SMS_URL, SMS_TOKEN);
  return {
    async send({ db, now, slug }, { to, text }) {
      const isSent = deliver !== null && (await maySendTo(db, to));
      const failure = isSent ? await failureOf(deliver({ to, text })) : null;
      await db.insert(mail).values({
        id: uuidV7(now, crypto.getRandomValues(new Uint8Array(10))),
        createdAt: now,
        recipient: to,
        subject: SUBJECT,
        text: isSent ? "" : text,
        html: "",
        state: isSent ? (failure === null ? "sent" : "failed") : "kept",
        failure,
      });
      if (failure === null) return;
      log("sms.not_sent", { community: slug }, "warn");
      throw new Refusal("mail_not_sent");
    },
  };
}

async function failureOf(delivery: ReturnType<SmsTransport>): Promise<string | null> {
  try {
    await delivery;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 500) : "unknown";
  }
}
