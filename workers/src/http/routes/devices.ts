import { createRoute } from "@hono/zod-openapi";

import {
  deviceList,
  devicePath,
  deviceRevocation,
  deviceRevocationRequest,
  devicesQuery,
} from "@mereau/shared/contracts/devices.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { listDevices } from "#services/devices/list.ts";
import { revokeDevice } from "#services/devices/revoke.ts";

const usual = { tags: ["Sign-in"], security: signedIn };
const people = "Only for people who are signed in themselves: no API key opens it.";

const list = createRoute({
  ...usual,
  method: "get",
  path: "/devices",
  operationId: "listDevices",
  summary: "List the devices of a member, with all that each can do",
  description: `The newest first. One’s own; managers may ask for those of another member. ${people}`,
  request: { query: devicesQuery },
  responses: { 200: jsonAnswer("The devices.", deviceList), ...problemResponses(...signedInProblems) },
});

const revoke = createRoute({
  ...usual,
  method: "post",
  path: "/devices/{id}/revocation",
  operationId: "revokeDevice",
  summary: "Take everything away from a device that was lost",
  description: `Its session, the keys with which it signs, its notifications, and the passkeys that are on it alone end together. One’s own device, or as a manager another member’s, who is told by letter. ${people}`,
  request: { params: devicePath, body: jsonBody(deviceRevocationRequest) },
  responses: {
    200: jsonAnswer("What was ended.", deviceRevocation),
    ...problemResponses(...signedInProblems, ...bodyProblems, "not_found", "unavailable"),
  },
});

/** What somebody needs who has lost a telephone. */
export const deviceRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context);
    const query = context.req.valid("query");
    const items = await listDevices(context.get("community"), caller, query, context.get("language"));
    return context.json({ items }, 200);
  })
  .openapi(revoke, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    const asked = context.req.valid("json");
    return context.json(await revokeDevice(context.get("community"), caller, id, asked), 200);
  });
