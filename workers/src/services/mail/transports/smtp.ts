import type { Transport } from "#services/mail/mailer.ts";
import { connectSocket } from "#services/mail/smtp/connectSocket.ts";
import { converse } from "#services/mail/smtp/converse.ts";
import { formatMessage } from "#services/mail/smtp/formatMessage.ts";
import { readSmtpUrl } from "#services/mail/smtp/readSmtpUrl.ts";

/** Sends each message over its own connection to the SMTP server of `SMTP_URL`. */
export function smtpTransport(url: string): Transport {
  const server = readSmtpUrl(url);
  return async (message) => {
    const connection = await connectSocket(server);
    try {
      await converse(
        connection,
        server,
        formatMessage(message, { now: Date.now(), random: crypto.randomUUID() }),
      );
    } finally {
      await connection.close();
    }
  };
}
