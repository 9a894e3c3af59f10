/** Hands a text message to the outside; throws when it could not. */
export type SmsTransport = (message: { to: string; text: string }) => Promise<void>;

const TIMEOUT_MS = 15_000;

/** Posts each message as JSON `{ to, text }` to a gateway, `to` as E.164 has it; anything but a 2xx is a failure. */
export const gateway =
  (url: string, token: string | undefined): SmsTransport =>
  async ({ to, text }) => {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ to, text }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the gateway for text messages answered ${response.status}`);
  };
