import {
  amountPattern,
  currencyPattern,
  linePattern,
  memoLength,
  payableNumberPattern,
  slugLengths,
  slugPattern,
} from "#contracts/patterns.ts";
import { fromBase64url, toBase64url } from "#crypto/base64url.ts";
import { isUuidV7 } from "#crypto/uuid.ts";
import { reservedSlugs } from "#founding/reservedSlugs.ts";

/*
 * Links and codes by which people pay. They are printed, and outlive every version of the service: what they say is only ever
 * added to. `docs/links.md` has them for those who make tills.
 */

/** Where one is: `https://pay.example.org` and `miel`. */
export type Here = { origin: string; slug: string };

/** Whom to pay: an account, or a number alone (`1042`, `1042-2`, `pot-soup`) where the community has one currency to pay in. */
type Whom = { account: string } | { number: string; currency?: string };

/** Whom to pay, and what for. `amount` is a decimal string in the currency’s unit; without it the payer chooses. */
export type PayTo = Whom & { amount?: string | undefined; memo?: string | undefined };

/** Where what was scanned belongs: `here`, in another community of this host, or on another host altogether. */
type Place = { where: "here" | "neighbour" | "elsewhere"; origin: string; slug: string };

/** An account to pay. `currency` null: that of the first account of this number. `amount` has a point, or is null: as the payer thinks fit. */
export type ScannedPayee = Place & {
  kind: "pay";
  by: "link" | "counter" | "typed";
  number: string;
  currency: string | null;
  amount: string | null;
  memo: string | null;
  /** The link that says the same: what to open where it belongs elsewhere. */
  url: string;
};

/** What a scanned or typed text turned out to be. */
export type Scanned =
  | ScannedPayee
  | (Place & { kind: "request"; id: string; url: string })
  /** Another page of a community of this host, such as an invitation. */
  | (Place & { kind: "page"; url: string })
  | { kind: "nothing" };

const nothing = { kind: "nothing" } as const;

/** The first line of a counter code, with its version. */
const counterMark = "MEREAU/1";

/** What is longer was not made by us, whatever it is. */
const lengthMax = 2000;

/**
 * The short link that any phone’s camera opens: `https://pay.example.org/miel/p/1042`, with `?c=` (the currency), `a` (the
 * amount) and `m` (the memo) where they are given.
 */
export function payLink(origin: string, slug: string, to: PayTo): string {
  const [currency, number] = "number" in to ? [to.currency ?? null, to.number] : splitAccount(to.account);
  const asked = new URLSearchParams();
  if (currency !== null) asked.set("c", currency);
  if (to.amount !== undefined) asked.set("a", to.amount.replace(",", "."));
  if (to.memo !== undefined && to.memo !== "") asked.set("m", to.memo);
  const query = asked.toString();
  return `${origin}/${slug}/p/${number}${query === "" ? "" : `?${query}`}`;
}

/** The link of a payment request: `https://pay.example.org/miel/r/AZOfLnwAejCPTlodLDtOXw`, its UUID as 22 characters. */
export function requestLink(origin: string, slug: string, requestId: string): string {
  const bytes = requestId.replaceAll("-", "").match(/../g) ?? [];
  return `${origin}/${slug}/r/${toBase64url(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)))}`;
}

/**
 * What a till reads from a small code on the counter: lines of text, those at the end left out where nothing is in them.
 * The mark with its version, host and community, account, amount, memo.
 */
export function counterCode(here: Here, to: { account: string } & PayTo): string {
  const amount = to.amount?.replace(",", ".") ?? "";
  const host = new URL(here.origin).host;
  return [counterMark, `${host}/${here.slug}`, to.account, amount, to.memo ?? ""].join("\n").trimEnd();
}

/**
 * Works out what was scanned, pasted or typed: a link or counter code, from here or elsewhere, an account (`MIEL:1042`), a
 * number alone (`1042`), or nothing of ours. The text is a stranger’s: what comes back has only parts that are well
 * formed, and addresses made anew from these. A link with a part that is not is nothing, and never half of itself.
 */
export function readScanned(text: string, here: Here): Scanned {
  if (text.length > lengthMax) return nothing;
  const trimmed = text.trim();
  if (trimmed.startsWith("MEREAU/")) return readCounterCode(trimmed, here);
  if (/^https?:\/\//i.test(trimmed)) return readLink(trimmed, here);
  const [currency, number] = splitAccount(trimmed);
  const place: Place = { where: "here", ...here };
  return payee(place, "typed", { currency: currency?.toUpperCase() ?? null, number: number.toLowerCase() });
}

function readLink(text: string, here: Here): Scanned {
  const url = plainUrl(text);
  const [, slug = "", door, name = "", ...rest] = url?.pathname.split("/") ?? [];
  const place = url === null ? null : placeOf(url, slug, here);
  if (url === null || place === null) return nothing;
  if (rest.length === 0 && door === "p") {
    const asked = ["c", "a", "m"].map((key) => url.searchParams.getAll(key));
    if (asked.some((values) => values.length > 1)) return nothing;
    const [currency = null, amount = null, memo = null] = asked.map(([value]) => value ?? null);
    return payee(place, "link", { number: name, currency, amount, memo });
  }
  if (rest.length === 0 && door === "r") {
    const id = uuidOf(name);
    if (id === null) return nothing;
    return { kind: "request", ...place, id, url: requestLink(place.origin, slug, id) };
  }
  // Elsewhere it may be anybody’s page.
  if (place.where === "elsewhere") return nothing;
  return { kind: "page", ...place, url: `${place.origin}${url.pathname}${url.search}${url.hash}` };
}

function readCounterCode(text: string, here: Here): Scanned {
  const [mark, community = "", account = "", amount = "", memo = "", ...rest] = text.split(/\r?\n/);
  if (mark !== counterMark || rest.length > 0) return nothing;
  const url = plainUrl(`https://${community}`);
  const place = url === null ? null : placeOf(url, url.pathname.slice(1), here);
  if (url === null || place === null || `${url.host}/${place.slug}` !== community) return nothing;
  const [currency, number] = splitAccount(account);
  if (currency === null) return nothing;
  return payee(place, "counter", {
    number,
    currency,
    amount: amount === "" ? null : amount,
    memo: memo === "" ? null : memo,
  });
}

/** An address without a name and password in it, which make a host look like another. */
function plainUrl(text: string): URL | null {
  try {
    const url = new URL(text);
    return url.username === "" && url.password === "" ? url : null;
  } catch {
    return null;
  }
}

/** Where an address leads, or null: another host must be reached in safety, and some words name no community. */
function placeOf(url: URL, slug: string, here: Here): Place | null {
  if (!slugPattern.test(slug) || slug.length < slugLengths.min || slug.length > slugLengths.max) return null;
  if (reservedSlugs.has(slug)) return null;
  if (url.host === new URL(here.origin).host) {
    return { where: slug === here.slug ? "here" : "neighbour", origin: here.origin, slug };
  }
  if (url.protocol !== "https:") return null;
  return { where: "elsewhere", origin: `https://${url.host}`, slug };
}

/** The currency and the number in an account; no currency where there is no colon. */
function splitAccount(account: string): [currency: string | null, number: string] {
  const colon = account.indexOf(":");
  return colon === -1 ? [null, account] : [account.slice(0, colon), account.slice(colon + 1)];
}

type Read = {
  number: string;
  currency: string | null;
  amount?: string | null;
  memo?: string | null;
};

/** A payee, or nothing where any part is not what it should be. */
function payee(place: Place, by: ScannedPayee["by"], read: Read): Scanned {
  const { number, currency, amount = null, memo = null } = read;
  if (!payableNumberPattern.test(number)) return nothing;
  if (currency !== null && !currencyPattern.test(currency)) return nothing;
  if (amount !== null && !amountPattern.test(amount)) return nothing;
  if (memo !== null && (memo.length > memoLength || !linePattern.test(memo))) return nothing;
  const to = { number, amount: amount?.replace(",", "."), memo: memo?.trim() };
  const url = payLink(place.origin, place.slug, currency === null ? to : { ...to, currency });
  return {
    kind: "pay",
    by,
    ...place,
    number,
    currency,
    amount: to.amount ?? null,
    memo: to.memo || null,
    url,
  };
}

/** The UUIDv7 that a link has as 22 characters, or null. */
function uuidOf(text: string): string | null {
  const bytes = text.length === 22 ? fromBase64url(text) : null;
  if (bytes === null) return null;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isUuidV7(id) ? id : null;
}
