import { createRoute } from "@hono/zod-openapi";

import {
  newPushSubscription,
  notificationChange,
  notificationChoices,
  pushKey,
  pushSubscription,
  pushSubscriptionList,
  pushSubscriptionPath,
} from "@mereau/shared/contracts/notifications.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeChoices } from "#services/notifications/change.ts";
import { readChoices } from "#services/notifications/read.ts";
import { listSubscriptions } from "#services/push/list.ts";
import { createPusher } from "#services/push/pusher.ts";
import { subscribe } from "#services/push/subscribe.ts";
import { unsubscribe } from "#services/push/unsubscribe.ts";

const usual = { tags: ["Notifications"], security: signedIn };
const people = "Only for people who are signed in themselves: no API key opens it.";

const read = createRoute({
  ...usual,
  method: "get",
  path: "/notifications",
  operationId: "readNotificationChoices",
  summary: "See of what one is told, and how",
  description: `Each kind of news with its name, in the language of the request. ${people}`,
  responses: {
    200: jsonAnswer(
      "One’s choices, and how it is for everybody where one has made none.",
      notificationChoices,
    ),
    ...problemResponses("unauthenticated", "scope_missing"),
  },
});

const change = createRoute({
  ...usual,
  method: "put",
  path: "/notifications",
  operationId: "chooseNotifications",
  summary: "Choose how one is told",
  description: `By e-mail, by push message, both or neither, kind by kind. ${people}`,
  request: { body: jsonBody(notificationChange) },
  responses: {
    200: jsonAnswer("One’s choices as they are now.", notificationChoices),
    ...problemResponses(...signedInProblems, ...bodyProblems, "email_always"),
  },
});

const readKey = createRoute({
  ...usual,
  method: "get",
  path: "/push-key",
  operationId: "readPushKey",
  summary: "See with which key a browser subscribes to push messages",
  security: [],
  responses: {
    200: jsonAnswer("The key, or that there is none.", pushKey),
    ...problemResponses("unknown_community"),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/push-subscriptions",
  operationId: "listPushSubscriptions",
  summary: "List one’s browsers that take push messages",
  description: `Those whose session goes on. ${people}`,
  responses: {
    200: jsonAnswer("The newest first.", pushSubscriptionList),
    ...problemResponses("unauthenticated", "scope_missing"),
  },
});

const create = createRoute({
  ...usual,
  method: "post",
  path: "/push-subscriptions",
  operationId: "subscribeToPush",
  summary: "Have push messages sent to this browser",
  description: `What \`PushManager.subscribe\` gave. It stands as long as the session in which it is asked for; signed in anew, the browser asks again. Of more than 20 the oldest ends. ${people}`,
  request: { body: jsonBody(newPushSubscription) },
  responses: {
    201: jsonAnswer("The subscription.", pushSubscription),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "id_reused",
      "idempotency_key_mismatch",
      "push_not_offered",
      "push_service_refused",
    ),
  },
});

const end = createRoute({
  ...usual,
  method: "delete",
  path: "/push-subscriptions/{id}",
  operationId: "endPushSubscription",
  summary: "Have no more push messages sent to a browser",
  request: { params: pushSubscriptionPath },
  responses: {
    204: { description: "Ended." },
    ...problemResponses("unauthenticated", "scope_missing", "foreign_origin"),
  },
});

/** Of what one is told, by which ways, and on which browsers. */
export const notificationRoutes = createRouter()
  .openapi(read, async (context) => {
    const caller = requireCaller(context);
    const choices = await readChoices(context.get("community"), caller, context.get("language"));
    return context.json(choices, 200);
  })
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    const community = context.get("community");
    await changeChoices(community, caller, context.req.valid("json"));
    return context.json(await readChoices(community, caller, context.get("language")), 200);
  })
  .openapi(readKey, (context) => {
    const publicKey = createPusher(context.get("settings"))?.publicKey ?? null;
    return context.json({ publicKey }, 200);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context);
    return context.json({ items: await listSubscriptions(context.get("community"), caller) }, 200);
  })
  .openapi(create, async (context) => {
    const caller = requireCaller(context);
    const pusher = createPusher(context.get("settings"));
    const asked = context.req.valid("json");
    return context.json(await subscribe(context.get("community"), caller, pusher, asked), 201);
  })
  .openapi(end, async (context) => {
    const caller = requireCaller(context);
    await unsubscribe(context.get("community"), caller, context.req.valid("param").id);
    return context.body(null, 204);
  });
