/** Where browsers have their messages delivered: Chrome, Firefox, Edge and Safari. */
const pushServices =
  /^(?:fcm\.googleapis\.com|(?:[a-z0-9-]+\.)+(?:push\.services\.mozilla\.com|notify\.windows\.com|push\.apple\.com))$/;

/**
 * Whether messages may be sent to an address that somebody gave. Only to the known push services, over TLS: the service must
 * never be made to ask whatever machine a member names.
 *
 * @param others hosts with their ports, parted by commas, that a development machine takes besides, without TLS too
 */
export function isPushEndpoint(address: string, others: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, host, port, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  if (protocol === "https:" && port === "" && pushServices.test(hostname)) return true;
  return /^https?:$/.test(protocol) && others.split(",").includes(host);
}
