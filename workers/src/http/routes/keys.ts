import { createRoute } from "@hono/zod-openapi";

import {
  apiKeyPage,
  apiKeySummary,
  createdApiKey,
  deviceKeyPage,
  deviceKeySummary,
  keyPath,
  keysQuery,
  newApiKey,
  newDeviceKey,
} from "@mereau/shared/contracts/keys.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { createApiKey } from "#services/keys/createApiKey.ts";
import { listApiKeys } from "#services/keys/listApiKeys.ts";
import { listDeviceKeys } from "#services/keys/listDeviceKeys.ts";
import { registerDeviceKey } from "#services/keys/registerDeviceKey.ts";
import { revokeApiKey } from "#services/keys/revokeApiKey.ts";
import { revokeDeviceKey } from "#services/keys/revokeDeviceKey.ts";

const usual = { tags: ["Keys"], security: signedIn };
const making = [
  ...signedInProblems,
  ...bodyProblems,
  "sign_in_again",
  "id_reused",
  "idempotency_key_mismatch",
] as const;
const revoking = [...signedInProblems, "foreign_origin", "not_found"] as const;
const people = "Only for people who are signed in themselves: no API key opens it.";

const create = createRoute({
  ...usual,
  method: "post",
  path: "/api-keys",
  operationId: "createApiKey",
  summary: "Make a key for a program",
  description: `The program acts as the member who made the key, within its scopes. The token is shown this once: asked again with the same id and content the answer is a 200 without it, so whoever lost the first answer revokes the key and makes another. ${people}`,
  request: { body: jsonBody(newApiKey) },
  responses: {
    201: jsonAnswer("The key, with its token.", createdApiKey),
    200: jsonAnswer("The key was made before: here it is without its token.", apiKeySummary),
    ...problemResponses(...making),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/api-keys",
  operationId: "listApiKeys",
  summary: "List the API keys of a member, the newest first",
  description: `One’s own; managers may ask for those of another member. ${people}`,
  request: { query: keysQuery },
  responses: { 200: jsonAnswer("A page of keys.", apiKeyPage), ...problemResponses(...signedInProblems) },
});

const revoke = createRoute({
  ...usual,
  method: "delete",
  path: "/api-keys/{id}",
  operationId: "revokeApiKey",
  summary: "Revoke an API key",
  description: `One’s own, or as a manager another member’s. It pays nothing from now on, and reads nothing after half a minute at the latest. ${people}`,
  request: { params: keyPath },
  responses: { 204: { description: "Revoked." }, ...problemResponses(...revoking) },
});

const register = createRoute({
  ...usual,
  method: "post",
  path: "/device-keys",
  operationId: "registerDeviceKey",
  summary: "Make the key of a device known",
  description: `With its private half the device signs payment orders. The same id and content may be sent again; a new key is taken within half an hour of signing in, and later refused with \`sign_in_again\`. ${people}`,
  request: { body: jsonBody(newDeviceKey) },
  responses: { 201: jsonAnswer("The key.", deviceKeySummary), ...problemResponses(...making) },
});

const listDevices = createRoute({
  ...usual,
  method: "get",
  path: "/device-keys",
  operationId: "listDeviceKeys",
  summary: "List the device keys of a member, the newest first",
  description: `One’s own; managers may ask for those of another member. ${people}`,
  request: { query: keysQuery },
  responses: { 200: jsonAnswer("A page of keys.", deviceKeyPage), ...problemResponses(...signedInProblems) },
});

const revokeDevice = createRoute({
  ...usual,
  method: "delete",
  path: "/device-keys/{id}",
  operationId: "revokeDeviceKey",
  summary: "Revoke the key of a device",
  description: `When it was lost or sold: one’s own, or as a manager another member’s. What it signs is refused from now on. ${people}`,
  request: { params: keyPath },
  responses: { 204: { description: "Revoked." }, ...problemResponses(...revoking) },
});

/** Keys of programs and of devices. No operation names a scope, so that a key never makes or revokes another. */
export const keyRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context);
    const request = context.req.valid("json");
    const key = await createApiKey(context.get("community"), caller, request);
    context.header("Cache-Control", "no-store");
    return "token" in key ? context.json(key, 201) : context.json(key, 200);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context);
    return context.json(await listApiKeys(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(revoke, async (context) => {
    const caller = requireCaller(context);
    await revokeApiKey(context.get("community"), caller, context.req.valid("param").id);
    return context.body(null, 204);
  })
  .openapi(register, async (context) => {
    const caller = requireCaller(context);
    const request = context.req.valid("json");
    return context.json(await registerDeviceKey(context.get("community"), caller, request), 201);
  })
  .openapi(listDevices, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      await listDeviceKeys(context.get("community"), caller, context.req.valid("query")),
      200,
    );
  })
  .openapi(revokeDevice, async (context) => {
    const caller = requireCaller(context);
    await revokeDeviceKey(context.get("community"), caller, context.req.valid("param").id);
    return context.body(null, 204);
  });
