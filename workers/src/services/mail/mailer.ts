import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { mail } from "@mereau/db/tenant/schema.ts";
import type { Settings } from "#env.ts";
import { log } from "#log.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Mail } from "#services/mail/message.ts";
import { httpTransport } from "#services/mail/transports/http.ts";
import { readSmtpUrl } from "#services/mail/transports/readSmtpUrl.ts";
import { smtpTransport } from "#services/mail/transports/smtp.ts";
import { maySendTo } from "#services/opening/trialSetting.ts";
import { Refusal } from "#services/refusal.ts";

/** Hands a message to the outside; throws when it could not. */
export type Transport = (message: Mail & { from: string }) => Promise<void>;

export type Mailer = {
  /**
   * Sends one message and records it with its recipient and subject; its text is kept in development, where
   * keeping it is the sending, and of a trial, from which nothing goes out but to whoever opened it. Refuses with `mail_not_sent`.
   */
  send(community: Pick<CommunityContext, "db" | "now" | "slug">, message: Mail): Promise<void>;
  /** The whole address of a path of a community’s wallet; null where the deployment was not told its own. */
  addressOf(community: Pick<CommunityContext, "slug">, path: string): string | null;
};

function transportOf(settings: Settings): Transport | null {
  switch (settings.MAIL_TRANSPORT) {
    case "development":
      return null;
    case "smtp":
      return smtpTransport(readSmtpUrl(settings.SMTP_URL ?? ""));
    case "http":
      return httpTransport(settings.MAIL_HTTP_URL ?? "", settings.MAIL_HTTP_TOKEN);
  }
}

/** The mailer of this deployment, over the transport that its settings name. */
export function createMailer(settings: Settings): Mailer {
  const deliver = transportOf(settings);
  const { PUBLIC_URL: site } = settings;
  return {
    addressOf: ({ slug }, path) => (site === undefined ? null : `${site}/${slug}${path}`),
    async send({ db, now, slug }, message) {
      const isSent = deliver !== null && (await maySendTo(db, message.to));
      const failure = isSent ? await failureOf(deliver({ ...message, from: settings.MAIL_FROM })) : null;
      await db.insert(mail).values({
        id: uuidV7(now, crypto.getRandomValues(new Uint8Array(10))),
        createdAt: now,
        recipient: message.to,
        subject: message.subject,
        text: isSent ? "" : message.text,
        html: isSent ? "" : message.html,
        state: isSent ? (failure === null ? "sent" : "failed") : "kept",
        failure,
      });
      if (failure === null) return;
      log("mail.not_sent", { community: slug, transport: settings.MAIL_TRANSPORT }, "warn");
      throw new Refusal("mail_not_sent");
    },
  };
}

/** What went wrong, for the community’s own record; null when nothing did. */
async function failureOf(delivery: Promise<void>): Promise<string | null> {
  try {
    await delivery;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 500) : "unknown";
  }
}
