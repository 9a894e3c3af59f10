/** Names that stand for machines of a house, not of the public network (RFC 6761, RFC 8375, and custom). */
const ownNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid)\.?$/;

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** An address of numbers, as the URL parser writes every form of it. */
const numeric = /^(?:\[|\d{1,3}(?:\.\d{1,3}){3}$)/;

/**
 * Whether programs may be told something at an address that somebody gave: over TLS, at a public name, on any port. Numbers are no
 * names: so nothing private or link-local is reached by them. A development machine may be told too, with or without TLS.
 *
 * @param isDevelopment whether the machine itself is taken, as `http://localhost:8080`
 */
export function isWebhookAddress(address: string, isDevelopment: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  if (isDevelopment && /^https?:$/.test(protocol) && loopback.test(hostname)) return true;
  return (
    protocol === "https:" && hostname.includes(".") && !numeric.test(hostname) && !ownNames.test(hostname)
  );
}
