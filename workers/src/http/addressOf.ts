import type { Context } from "hono";

/** From where a request comes; null where it is not known. This machine itself is nobody’s address: a development machine sees no other. */
export function addressOf(context: Context): string | null {
  const header = context.req.header("CF-Connecting-IP");
  return header === undefined || header === "::1" || header.startsWith("127.") ? null : header;
}
