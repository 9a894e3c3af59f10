import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

import type { Language } from "@mereau/shared/contracts/common.ts";
import { messageOfCode } from "@mereau/shared/contracts/fieldMessages.ts";
import type { Problem } from "@mereau/shared/contracts/problem.ts";
import { problems, type ProblemCode } from "@mereau/shared/contracts/problems.ts";
import { sentenceOf } from "@mereau/shared/contracts/problems/sentence.ts";
import { logFailure } from "#log.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { secondStepRefusal } from "#services/second-factor/require.ts";
import { RefusalPage } from "#http/pages/refusal.tsx";
import { isDocument, isForPeople, wantsPage } from "#http/readers.ts";
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

/** What a fault is about that is in no field, and what stands between a field and its message. */
const wording = { fr: { whole: "corps", colon: " : " }, en: { whole: "body", colon: ": " } } as const;

/** The sentence of the refusal, followed by what is wrong with each field. */
function describe(sentence: string, fields: NonNullable<Problem["fields"]>, language: Language): string {
  const { whole, colon } = wording[language];
  const faults = fields.map(({ field, message }) => `${field || whole}${colon}${message}`);
  return [sentence, ...(faults.length > 0 ? [faults.join("; ")] : [])].join(" ");
}

/** A refusal as RFC 9457 has it, in the caller’s language. */
export function problemOf(refusal: Refusal, language: Language, requestId: string): Problem {
  const problem = problems[refusal.code];
  const { status } = problem;
  const sentence = sentenceOf(problem, refusal.figures)[language];
  const fields = refusal.fields.map(({ field, code, message = messageOfCode(code) }) => ({
    field,
    code,
    message: message[language],
  }));
  const disagreements = refusal.disagreements.map(({ settings, why }) => ({
    settings: [...settings],
    why: why[language],
  }));
  return {
    ...refusal.detail,
    ...(disagreements.length > 0 && { disagreements }),
    type: `urn:mereau:problem:${refusal.code}`,
    title: problem[language],
    status,
    code: refusal.code,
    detail: [describe(sentence, fields, language), ...disagreements.map(({ why }) => why)].join(" "),
    ...(fields.length > 0 && { fields }),
    requestId,
  };
}

/** What is forbidden to a session that lacks its second step may be allowed once it is done: whoever asks is told so. */
function explained(refusal: Refusal, context: Context<HttpEnv>): Refusal {
  const withheld = context.get("caller")?.withheld;
  return withheld && refusal.code === "forbidden" ? secondStepRefusal(withheld) : refusal;
}

/** Answers anything thrown with a problem document. What is not a refusal is logged and never shown. */
export async function answerError(error: Error, context: Context<HttpEnv>): Promise<Response> {
  const refusal = explained(refusalOf(error), context);
  if (refusal.code === "internal") logFailure(error, { requestId: context.get("requestId") });
  return answerRefusal(refusal, context);
}

/** Of which community a document was asked for; null where that is not known. */
function documentOf(context: Context<HttpEnv>): { of: Pick<CommunityContext, "name" | "slug"> | null } {
  const community = context.get("community");
  return { of: community ? { name: community.name, slug: community.slug } : null };
}

/** What a page with a refusal says besides: whose document was asked for, and what else its address says. */
const placeOf = (context: Context<HttpEnv>) => ({
  document: isDocument(context.req.path) ? documentOf(context) : null,
  query: context.req.query(),
});

/**
 * The answer to one refusal: a problem document, or a page for a browser, outside the API and where it asks for a receipt or
 * an invoice. A 429 and a 503 say when to ask again.
 */
export async function answerRefusal(refusal: Refusal, context: Context<HttpEnv>): Promise<Response> {
  const code: ProblemCode = refusal.code;
  context.set("problem", code);
  const language = context.get("language") ?? "en";
  const problem = problemOf(refusal, language, context.get("requestId") ?? "");
  const mayBePage = isForPeople(context.req.path);
  const isPage = mayBePage && wantsPage(context);
  const headers = new Headers({
    "Content-Type": isPage ? "text/html; charset=UTF-8" : "application/problem+json",
    "Cache-Control": "no-store",
  });
  if (mayBePage) headers.set("Vary", "Accept");
  const seconds = retryAfter[problem.status];
  if (seconds !== undefined) headers.set("Retry-After", seconds);
  if (problem.status === 401) headers.set("WWW-Authenticate", "Bearer");
  const body = isPage
    ? (await RefusalPage({ language, problem, ...placeOf(context) })).toString()
    : JSON.stringify(problem);
  return new Response(body, { status: problem.status, headers });
}
