import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type * as z from "zod";

import type { Language } from "@mereau/shared/contracts/common.ts";
import { messageOfIssue } from "@mereau/shared/contracts/fieldMessages.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { problems, type ProblemCode } from "@mereau/shared/contracts/problems.ts";
import { verbatim } from "@mereau/shared/contracts/problems/sentence.ts";
import type { Bindings, Settings } from "#env.ts";
import type { Caller, CommunityContext, Role, Scope } from "#services/context.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import type { CarriedOut } from "#http/middleware/twoPersons/carriedOut.ts";
import type { Provisioning } from "#services/platform/provisioning.ts";
import { Refusal, type FieldError } from "#services/refusal.ts";

/** What a request carries once the middleware has run; `community` exists under `/v1/{community}` alone. */
export type HttpEnv = {
  Bindings: Bindings & object;
  Variables: {
    requestId: string;
    language: Language;
    settings: Settings;
    /** Milliseconds since 1970, fixed for the request. */
    now: number;
    platform: PlatformDb;
    /** Made where it is wanted: most requests make and unmake no community. */
    provisioning: () => Provisioning;
    /** Where this Worker asks itself, for what a second person has approved: in whose name. */
    carried: CarriedOut | undefined;
    /** Answers a request that this Worker makes of itself, as it would one from outside. */
    carryOut: (request: Request) => Promise<Response>;
    community: CommunityContext;
    caller: Caller | undefined;
    /** The code of the refusal that was answered, for the log. */
    problem: ProblemCode | undefined;
  };
};

/** The fields of `input` that a schema refused, as the problem answer names them. */
export const fieldErrors = (error: z.core.$ZodError, input: unknown): FieldError[] =>
  error.issues.map((issue) => ({
    field: issue.path.join("."),
    code: issue.code,
    message: messageOfIssue(issue, input),
  }));

/** A router for one noun. What its schemas refuse is answered with `invalid_input` and the fields. */
export const createRouter = (): OpenAPIHono<HttpEnv> =>
  new OpenAPIHono<HttpEnv>({
    strict: false,
    // The validator hands its input on beside the error, which its types leave out
    defaultHook: (
      result: { success: true } | { success: false; error: z.core.$ZodError; data?: unknown },
    ) => {
      if (!result.success)
        throw new Refusal("invalid_input", { fields: fieldErrors(result.error, result.data) });
    },
  });

/**
 * Who is asking. Refuses with `unauthenticated` when nobody is signed in, with `forbidden` when their role is not
 * among `roles`, and with `scope_missing` when they come with an API key that lacks `scope`, or with any API key
 * where no scope is named.
 */
export function requireCaller(
  context: Context<HttpEnv>,
  needs: { roles?: readonly Role[]; scope?: Scope } = {},
): Caller {
  const caller = context.get("caller");
  if (!caller) throw new Refusal("unauthenticated");
  if (caller.scopes !== null && (needs.scope === undefined || !caller.scopes.includes(needs.scope)))
    throw scopeMissing(needs.scope);
  if (needs.roles && !needs.roles.includes(caller.role)) throw new Refusal("forbidden");
  return caller;
}

const scopeMissing = (scope: Scope | undefined): Refusal =>
  scope === undefined
    ? new Refusal("scope_missing", { detail: { scope: null } })
    : new Refusal("scope_missing", { detail: { scope }, figures: { scope: verbatim(scope) } });

/**
 * The refusals of an operation, for its `responses`: one answer a status, with an example of each code, told once.
 * The type has no keys, so that a handler’s own answers stay exactly typed.
 */
export function problemResponses(...codes: ProblemCode[]): object {
  const statuses = Map.groupBy(new Set(codes), (code) => problems[code].status);
  return Object.fromEntries(
    [...statuses].map(([status, sharing]) => [
      status,
      {
        description: sharing.map((code) => `\`${code}\`: ${problems[code].en}`).join("\n\n"),
        content: {
          "application/problem+json": {
            schema: problem,
            examples: Object.fromEntries(sharing.map((code) => [code, exampleReference(code)])),
          },
        },
      },
    ]),
  );
}

/** Where the document shows a refusal with this code: once, for all that answer with it. */
export const exampleReference = (code: ProblemCode) => ({ $ref: `#/components/examples/${code}` });

/** The security of an operation that needs a signed-in member or an API key. */
export const signedIn: Record<string, string[]>[] = [{ session: [] }, { bearer: [] }];

/** A JSON body that must be there. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true as const,
  content: { "application/json": { schema } },
});

/** A JSON answer. */
export const jsonAnswer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { "application/json": { schema } },
});
