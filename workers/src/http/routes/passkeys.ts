import { createRoute } from "@hono/zod-openapi";

import {
  newPasskey,
  passkeyChange,
  passkeyCreation,
  passkeyPage,
  passkeyPath,
  passkeyRequest,
  passkeySignIn,
  passkeysQuery,
  passkeySummary,
} from "@mereau/shared/contracts/passkeys.ts";
import { openedSession } from "@mereau/shared/contracts/sessions.ts";
import { agentOf, answerOpened } from "#http/openedSession.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { listPasskeys } from "#services/passkeys/list.ts";
import { creationOptions, useOptions } from "#services/passkeys/options.ts";
import { registerPasskey } from "#services/passkeys/register.ts";
import { removePasskey } from "#services/passkeys/remove.ts";
import { renamePasskey } from "#services/passkeys/rename.ts";
import { signInWithPasskey } from "#services/passkeys/signIn.ts";
import { siteOf } from "#services/passkeys/site.ts";

const usual = { tags: ["Sign-in"], security: signedIn };
const open = { tags: ["Sign-in"], security: [] };
const people = "Only for people who are signed in themselves: no API key opens it.";

const prepare = createRoute({
  ...usual,
  method: "post",
  path: "/passkeys/options",
  operationId: "preparePasskey",
  summary: "Ask with what the browser is to make a passkey",
  description: `For \`PublicKeyCredential.parseCreationOptionsFromJSON()\` and then \`navigator.credentials.create()\`. It is to be answered once, within five minutes. \`prf\` is asked for, so that an app may protect its device key with the passkey. In a session of more than half an hour it is refused with \`sign_in_again\`. ${people}`,
  responses: {
    200: jsonAnswer("What the browser is asked.", passkeyCreation),
    ...problemResponses(...signedInProblems, "foreign_origin", "sign_in_again", "too_many_passkeys"),
  },
});

const add = createRoute({
  ...usual,
  method: "post",
  path: "/passkeys",
  operationId: "addPasskey",
  summary: "Add a passkey, to sign in without a code",
  description: `The member is told by letter. The same id and credential may be sent again. ${people}`,
  request: { body: jsonBody(newPasskey) },
  responses: {
    201: jsonAnswer("The passkey.", passkeySummary),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "id_reused",
      "idempotency_key_mismatch",
      "passkey_invalid",
      "passkey_expired",
      "passkey_known",
      "too_many_passkeys",
      "unavailable",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/passkeys",
  operationId: "listPasskeys",
  summary: "List the passkeys of a member, the newest first",
  description: `One’s own; managers may ask for those of another member. ${people}`,
  request: { query: passkeysQuery },
  responses: {
    200: jsonAnswer("A page of passkeys.", passkeyPage),
    ...problemResponses(...signedInProblems),
  },
});

const rename = createRoute({
  ...usual,
  method: "patch",
  path: "/passkeys/{id}",
  operationId: "renamePasskey",
  summary: "Give a passkey another name",
  description: people,
  request: { params: passkeyPath, body: jsonBody(passkeyChange) },
  responses: {
    200: jsonAnswer("The passkey.", passkeySummary),
    ...problemResponses(...signedInProblems, ...bodyProblems, "not_found"),
  },
});

const remove = createRoute({
  ...usual,
  method: "delete",
  path: "/passkeys/{id}",
  operationId: "removePasskey",
  summary: "Remove a passkey",
  description: `One’s own, or as a manager another member’s, who is told by letter. It opens nothing any more; sessions that it opened go on. ${people}`,
  request: { params: passkeyPath },
  responses: {
    204: { description: "Removed." },
    ...problemResponses(...signedInProblems, "foreign_origin", "not_found", "unavailable"),
  },
});

const prepareSignIn = createRoute({
  ...open,
  method: "post",
  path: "/sessions/passkey-options",
  operationId: "prepareSignInWithPasskey",
  summary: "Ask with what the browser is to sign in",
  description:
    "For `PublicKeyCredential.parseRequestOptionsFromJSON()` and then `navigator.credentials.get()`. Nobody is named: the browser proposes the passkeys that it has here. It is to be answered once, within five minutes.",
  responses: {
    200: jsonAnswer("What the browser is asked.", passkeyRequest),
    ...problemResponses("foreign_origin", "unknown_community"),
  },
});

const signIn = createRoute({
  ...open,
  method: "post",
  path: "/sessions/passkey",
  operationId: "signInWithPasskey",
  summary: "Sign in with a passkey",
  description: "Sets a cookie for browsers; programs ask for a bearer token instead.",
  request: { body: jsonBody(passkeySignIn) },
  responses: {
    201: jsonAnswer("Signed in.", openedSession),
    ...problemResponses(
      ...bodyProblems,
      "invalid_input",
      "unknown_community",
      "passkey_unknown",
      "passkey_elsewhere",
      "passkey_invalid",
      "passkey_expired",
      "passkey_copied",
    ),
  },
});

/** Signing in without a code. No operation names a scope, so that no API key adds a way in. */
export const passkeyRoutes = createRouter()
  .openapi(prepare, async (context) => {
    const caller = requireCaller(context);
    const site = siteOf(context.get("settings"), context.req.url);
    context.header("Cache-Control", "no-store");
    return context.json(await creationOptions(context.get("community"), caller, site), 200);
  })
  .openapi(add, async (context) => {
    const caller = requireCaller(context);
    const site = siteOf(context.get("settings"), context.req.url);
    const request = { ...context.req.valid("json"), agent: agentOf(context) };
    return context.json(await registerPasskey(context.get("community"), caller, site, request), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context);
    const query = context.req.valid("query");
    return context.json(await listPasskeys(context.get("community"), caller, query), 200);
  })
  .openapi(rename, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    const { name } = context.req.valid("json");
    return context.json(await renamePasskey(context.get("community"), caller, id, name), 200);
  })
  .openapi(remove, async (context) => {
    const caller = requireCaller(context);
    await removePasskey(context.get("community"), caller, context.req.valid("param").id);
    return context.body(null, 204);
  })
  .openapi(prepareSignIn, async (context) => {
    const site = siteOf(context.get("settings"), context.req.url);
    context.header("Cache-Control", "no-store");
    return context.json(await useOptions(context.get("community"), site), 200);
  })
  .openapi(signIn, async (context) => {
    const { bearer, device = null, response } = context.req.valid("json");
    const site = siteOf(context.get("settings"), context.req.url);
    const attempt = { response, device, agent: agentOf(context) };
    const opened = await signInWithPasskey(context.get("community"), site, attempt);
    return context.json(await answerOpened(context, opened, { bearer }), 201);
  });
