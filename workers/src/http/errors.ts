import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

import type { Problem } from "@mereau/shared/contracts/problem.ts";
import { problems, type ProblemCode } from "@mereau/shared/contracts/problems.ts";
import { logFailure } from "#log.ts";
import { Refusal } from "#services/refusal.ts";
import type { HttpEnv } from "#http/router.ts";

/** Seconds after which asking again is reasonable. */
const retryAfter: Readonly<Record<number, string>> = { 429: "60", 503: "1" };

/** The refusal behind whatever was thrown: our own, one of the framework’s, or `internal`. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HTTPException) {
    if (error.status === 400) return new Refusal("malformed_json");
    if (error.status === 413) return new Refusal("body_too_large");
    if (error.status === 415) return new Refusal("unsupported_media_type");
  }
  return new Refusal("internal");
}

const describe = (sentence: string, refusal: Refusal): string =>
  refusal.fields.length === 0
    ? sentence
    : `${sentence} ${refusal.fields.map(({ field, message, code }) => `${field || "body"}: ${message ?? code}`).join("; ")}`;

/** A refusal as RFC 9457 has it, in the caller’s language. */
export function problemOf(refusal: Refusal, language: "fr" | "en", requestId: string): Problem {
  const { status, [language]: sentence } = problems[refusal.code];
  return {
    ...refusal.detail,
    type: `urn:mereau:problem:${refusal.code}`,
    title: sentence,
    status,
    code: refusal.code,
    detail: describe(sentence, refusal),
    ...(refusal.fields.length > 0 && { fields: [...refusal.fields] }),
    requestId,
  };
}

/** Answers anything thrown with a problem document. What is not a refusal is logged and never shown. */
export function answerError(error: Error, context: Context<HttpEnv>): Response {
  const refusal = refusalOf(error);
  if (refusal.code === "internal") logFailure(error, { requestId: context.get("requestId") });
  return answerRefusal(refusal, context);
}

/** The answer to one refusal; a 429 and a 503 say when to ask again. */
export function answerRefusal(refusal: Refusal, context: Context<HttpEnv>): Response {
  const code: ProblemCode = refusal.code;
  context.set("problem", code);
  const body = problemOf(refusal, context.get("language") ?? "en", context.get("requestId") ?? "");
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
  const seconds = retryAfter[body.status];
  if (seconds !== undefined) headers.set("Retry-After", seconds);
  if (body.status === 401) headers.set("WWW-Authenticate", "Bearer");
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
