import type { Context } from "hono";
import { parseAccept } from "hono/utils/accept";

import type { HttpEnv } from "#http/router.ts";

const documents =
  /^\/v1\/[^/]+\/(?:(?:currencies\/[^/]+\/top-ups|purchases|membership-fees)\/[^/]+\/receipt|invoices\/[^/]+\/page)\/?$/;

/** Whether an address is one that people open in a browser though it belongs to the API, to read and to print: a receipt, an invoice. */
export const isDocument = (path: string): boolean => documents.test(path);

/** Whether people may be answered with a page at an address. */
export const isForPeople = (path: string): boolean => !path.startsWith("/v1/") || isDocument(path);

/** Whether a person asks with a browser: a page is the first thing that it wants. */
export function wantsPage({ req }: Context<HttpEnv>): boolean {
  const [first] = parseAccept(req.header("Accept") ?? "").toSorted((one, other) => other.q - one.q);
  return first?.type.toLowerCase() === "text/html";
}

/** Whether the language is the one chosen on pages: outside the API always, of a document where a browser asks for it. */
export const readsPages = (context: Context<HttpEnv>): boolean =>
  isForPeople(context.req.path) && (!isDocument(context.req.path) || wantsPage(context));
