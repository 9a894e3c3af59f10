import { once } from "node:events";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

import type { SmtpServer } from "#services/mail/transports/readSmtpUrl.ts";

/**
 * Opens a connection to an SMTP server, encrypted from the first byte where it is to be.
 * Throws when nobody answers within the given time, or when no authority vouches for the certificate.
 */
export async function openConnection(
  { hostname: host, port, tls }: SmtpServer,
  patienceMs: number,
): Promise<Socket> {
  const socket =
    tls === "implicit"
      ? connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }) })
      : connect({ host, port });
  try {
    await once(socket, tls === "implicit" ? "secureConnect" : "connect", {
      signal: AbortSignal.timeout(patienceMs),
    });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
