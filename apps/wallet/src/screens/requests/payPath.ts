import { requestLink } from "@mereau/shared/payments/payLink.ts";
import { at, slug } from "#shell.ts";

/** The link of a request, which whoever it asks can open. */
export const linkOf = (id: string): string => requestLink(location.origin, slug, id);

/** Where a request is paid in this wallet. */
export const payPathOf = (id: string): string => linkOf(id).slice(location.origin.length + at("").length);
