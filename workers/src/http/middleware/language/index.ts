import { createMiddleware } from "hono/factory";
import { parseAccept } from "hono/utils/accept";

import type { Language } from "@mereau/shared/contracts/common.ts";
import type { HttpEnv } from "#http/router.ts";

/** The first language of an Accept-Language header that the service speaks; null when it names none. */
export function acceptedLanguage(header: string | undefined): Language | null {
  for (const { type, q } of parseAccept(header ?? "")) {
    const [primary] = type.toLowerCase().split("-");
    if (q > 0 && (primary === "fr" || primary === "en")) return primary;
  }
  return null;
}

/** Answers in the language that the request asks for, else in English; a member’s own language may take its place. */
export const language = createMiddleware<HttpEnv>(async (context, next) => {
  context.set("language", acceptedLanguage(context.req.header("Accept-Language")) ?? "en");
  await next();
  context.res.headers.append("Vary", "Accept-Language");
});
