import { slugLengths, slugPattern } from "@mereau/shared/contracts/patterns.ts";
import { reservedSlugs } from "@mereau/shared/founding/reservedSlugs.ts";

/** Where a community has its wallet. */
export type Place = { origin: string; slug: string };

/**
 * The community behind a typed or scanned text: its address or any link of it, with `https://` or without, or its short name on this
 * host. null: the text leads to none.
 */
export function communityOf(text: string, { origin }: { origin: string }): Place | null {
  const typed = text.trim();
  // A code of a counter: its second line is the community
  const [, counter = ""] = /^MEREAU\/1\r?\n(\S+)/.exec(typed) ?? [];
  const address = counter || typed;
  const url =
    address.includes("/") || address.includes(".") ? urlOf(address, origin) : `${origin}/${address}`;
  if (url === null || !URL.canParse(url)) return null;
  const { origin: host, pathname, username, password } = new URL(url);
  const [, slug = ""] = pathname.split("/");
  const isName =
    slugPattern.test(slug) &&
    slug.length >= slugLengths.min &&
    slug.length <= slugLengths.max &&
    !reservedSlugs.has(slug);
  const isSafe = (host === origin || host.startsWith("https://")) && username + password === "";
  return isName && isSafe ? { origin: host, slug } : null;
}

/** People leave out the protocol; on this very host it is this one’s. */
function urlOf(address: string, origin: string): string | null {
  if (/^https?:\/\//i.test(address)) return address;
  if (/^[a-z][a-z+.-]*:\/\//i.test(address)) return null;
  return address.startsWith(`${new URL(origin).host}/`)
    ? `${new URL(origin).protocol}//${address}`
    : `https://${address}`;
}
