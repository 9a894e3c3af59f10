import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { uuid } from "@mereau/shared/contracts/common.ts";
import {
  apiKeyList,
  createdApiKey,
  deviceKeyList,
  deviceKeySummary,
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

const tags = ["Keys"];
const params = z.object({ id: uuid });

const create = createRoute({
  method: "post",
  path: "/api-keys",
  operationId: "createApiKey",
  tags,
  summary: "Make a key for a program",
  description:
    "It acts as the member who makes it, within its scopes, for a year at most. The key is shown this once. A key " +
    "cannot make keys: this takes a person’s session.",
  security: signedIn,
  request: { body: jsonBody(newApiKey) },
  responses: {
    201: jsonAnswer("The key, to copy now.", createdApiKey),
    ...problemResponses(...signedInProblems, ...bodyProblems, "id_reused"),
  },
});

const list = createRoute({
  method: "get",
  path: "/api-keys",
  operationId: "listApiKeys",
  tags,
  summary: "List one’s keys for programs",
  security: signedIn,
  responses: {
    200: jsonAnswer("The newest first, without the keys themselves.", apiKeyList),
    ...problemResponses("unauthenticated", "scope_missing"),
  },
});

const revoke = createRoute({
  method: "delete",
  path: "/api-keys/{id}",
  operationId: "revokeApiKey",
  tags,
  summary: "Revoke a key for a program",
  description: "It opens nothing any more: at once here, within ten seconds everywhere.",
  security: signedIn,
  request: { params },
  responses: {
    204: { description: "Revoked." },
    ...problemResponses("invalid_input", "unauthenticated", "scope_missing", "foreign_origin", "not_found"),
  },
});

const register = createRoute({
  method: "post",
  path: "/device-keys",
  operationId: "registerDeviceKey",
  tags,
  summary: "Register the key of a device",
  description:
    "The device makes an Ed25519 key and keeps its private half; with it, it signs payment orders. The same request " +
    "sent again is one registration.",
  security: signedIn,
  request: { body: jsonBody(newDeviceKey) },
  responses: {
    201: jsonAnswer("The key as it is known now.", deviceKeySummary),
    ...problemResponses(...signedInProblems, ...bodyProblems, "id_reused"),
  },
});

const listDevices = createRoute({
  method: "get",
  path: "/device-keys",
  operationId: "listDeviceKeys",
  tags,
  summary: "List the keys of one’s devices",
  security: signedIn,
  responses: {
    200: jsonAnswer("The newest first.", deviceKeyList),
    ...problemResponses("unauthenticated", "scope_missing"),
  },
});

const revokeDevice = createRoute({
  method: "delete",
  path: "/device-keys/{id}",
  operationId: "revokeDeviceKey",
  tags,
  summary: "Revoke the key of a lost device",
  description: "What it signs is refused from now on: at once here, within ten seconds everywhere.",
  security: signedIn,
  request: { params },
  responses: {
    204: { description: "Revoked." },
    ...problemResponses("invalid_input", "unauthenticated", "scope_missing", "foreign_origin", "not_found"),
  },
});

/** Keys: of programs, which come with a token, and of devices, which sign. Only a person’s session deals with them. */
export const keyRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context);
    return context.json(await createApiKey(context.get("community"), caller, context.req.valid("json")), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context);
    return context.json({ items: await listApiKeys(context.get("community"), caller) }, 200);
  })
  .openapi(revoke, async (context) => {
    const caller = requireCaller(context);
    await revokeApiKey(context.get("community"), caller, context.req.valid("param").id);
    return context.body(null, 204);
  })
  .openapi(register, async (context) => {
    const caller = requireCaller(context);
    const wanted = context.req.valid("json");
    return context.json(await registerDeviceKey(context.get("community"), caller, wanted), 201);
  })
  .openapi(listDevices, async (context) => {
    const caller = requireCaller(context);
    return context.json({ items: await listDeviceKeys(context.get("community"), caller) }, 200);
  })
  .openapi(revokeDevice, async (context) => {
    const caller = requireCaller(context);
    await revokeDeviceKey(context.get("community"), caller, context.req.valid("param").id);
    return context.body(null, 204);
  });
