export type SmtpServer = {
  hostname: string;
  port: number;
  /**
   * - `implicit`: TLS from the first byte
   * - `starttls`: plain until STARTTLS, without which nothing is said
   * - `none`: for this machine alone
   */
  tls: "implicit" | "starttls" | "none";
  credentials: { user: string; password: string } | null;
};

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);

/**
 * Reads `smtp://user:password@host:587` (STARTTLS, unless the host is this machine) or `smtps://…:465` (TLS at once).
 * Throws when it is neither. Credentials are percent-encoded, as in any URL.
 */
export function readSmtpUrl(text: string): SmtpServer {
  const url = new URL(text);
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:")
    throw new Error("SMTP_URL must be smtp: or smtps:");
  const implicit = url.protocol === "smtps:";
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return {
    hostname,
    port: url.port === "" ? (implicit ? 465 : 587) : Number(url.port),
    tls: implicit ? "implicit" : loopback.has(hostname) ? "none" : "starttls",
    credentials:
      url.username === ""
        ? null
        : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  };
}
