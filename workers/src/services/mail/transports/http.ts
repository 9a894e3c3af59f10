import type { Transport } from "#services/mail/mailer.ts";

const TIMEOUT_MS = 15_000;

/** Posts each message as JSON `{ from, to, subject, text, html }` to a mail service; anything but a 2xx is a failure. */
export const httpTransport =
  (url: string, token: string | undefined): Transport =>
  async ({ from, to, subject, text, html }) => {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ from, to, subject, text, html }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the mail service answered ${response.status}`);
  };
