import type { MiddlewareHandler } from "hono";

import { problem } from "@mereau/shared/contracts/problem.ts";
import { readSettings } from "#env.ts";
import { answerError } from "#http/errors.ts";
import { createRouter, type HttpEnv } from "#http/router.ts";

const settings = {
  ENVIRONMENT: "development",
  PLATFORM_DATABASE_URL: "http://localhost",
  PLATFORM_DATABASE_TOKEN: "token",
  SEALING_KEY: "A".repeat(43),
  OPERATOR_TOKEN: "x".repeat(32),
  DATABASE_DRIVER: "local",
  DATABASE_URL: "http://localhost",
  DATABASE_ADMIN_KEY: "key",
  MAIL_TRANSPORT: "http",
  MAIL_HTTP_URL: "http://localhost",
  LOG_REQUESTS: "notable",
  PUBLIC_URL: "http://localhost",
};

/** A router with one middleware and refusals answered as the whole app answers them; a test adds its routes. */
export function edgeWith(middleware: MiddlewareHandler<HttpEnv>, change: Partial<typeof settings> = {}) {
  const edge = createRouter();
  edge.onError(answerError);
  edge.use(async (context, next) => {
    context.set("requestId", "request-1");
    context.set("now", Date.now());
    context.set("language", "en");
    context.set("settings", readSettings({ ...settings, ...change }));
    await next();
  });
  edge.use(middleware);
  return edge;
}

/** What an answer says: its status, and the code of a refusal. */
export async function outcomeOf(answer: Response | Promise<Response>): Promise<string> {
  const { status, headers, body } = await answer;
  const text = await new Response(body).text();
  if (headers.get("Content-Type") !== "application/problem+json") return `${status}`;
  return `${status} ${problem.parse(JSON.parse(text)).code}`;
}
