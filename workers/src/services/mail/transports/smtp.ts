import { callbackify } from "node:util";

import type { Transport } from "#services/mail/mailer.ts";
import { openConnection } from "#services/mail/transports/openConnection.ts";
import type { SmtpServer } from "#services/mail/transports/readSmtpUrl.ts";

const PATIENCE_MS = 15_000;

/**
 * Sends each message over its own connection to an SMTP server, which may be silent for `patienceMs` at most.
 * Beyond this machine nothing travels in clear: a server without STARTTLS gets neither credentials nor message.
 */
export const smtpTransport =
  (server: SmtpServer, patienceMs: number = PATIENCE_MS): Transport =>
  async ({ from, to, subject, text, html }) => {
    // Loaded when the first message goes out: no other request should wait for it.
    const { createTransport } = await import("nodemailer");
    const { hostname: host, port, tls, credentials } = server;
    const open = callbackify(async () => ({
      connection: await openConnection(server, patienceMs),
      secured: tls === "implicit",
    }));
    const transport = createTransport({
      host,
      port,
      secure: tls === "implicit",
      requireTLS: tls === "starttls",
      ignoreTLS: tls === "none",
      ...(credentials && { auth: { user: credentials.user, pass: credentials.password } }),
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      // Its own way of connecting looks the host up first: in a Worker that asks a public resolver, which knows
      // nothing of the names of a private network, and the certificate would have to name an address.
      getSocket: (_, done) => open(done),
    });
    // The recipient is given as one address, which no comma or bracket in it turns into another.
    await transport.sendMail({ from, to: { name: "", address: to }, subject, text, html });
  };
