import { createRoute } from "@hono/zod-openapi";

import {
  createdWebhookEndpoint,
  newWebhookEndpoint,
  webhookAttempt,
  webhookAttemptPage,
  webhookAttemptsQuery,
  webhookEndpoint,
  webhookEndpointChange,
  webhookEndpointList,
  webhookPath,
  webhookReplay,
  webhookReplayed,
} from "@mereau/shared/contracts/webhooks.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeEndpoint, removeEndpoint, rotateSecret } from "#services/webhooks/change.ts";
import { createEndpoint } from "#services/webhooks/create.ts";
import { listAttempts, listEndpoints } from "#services/webhooks/list.ts";
import { replay } from "#services/webhooks/replay.ts";
import { createHookSender } from "#services/webhooks/sender.ts";
import { sendTest } from "#services/webhooks/sendTest.ts";

const usual = { tags: ["Webhooks"], security: signedIn };
const own = "For administrators who are signed in themselves: no API key opens it.";

const create = createRoute({
  ...usual,
  method: "post",
  path: "/webhooks",
  operationId: "createWebhook",
  summary: "Let a program be told what happens",
  description: `Messages are signed by the Standard Webhooks specification. The secret is shown this once: asked again with the same id and content the answer is a 200 without it. ${own}`,
  request: { body: jsonBody(newWebhookEndpoint) },
  responses: {
    201: jsonAnswer("Where it is told, with the secret.", createdWebhookEndpoint),
    200: jsonAnswer("It was made before: here it is without its secret.", webhookEndpoint),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "sign_in_again",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/webhooks",
  operationId: "listWebhooks",
  summary: "See where programs are told what happens",
  description: "For managers and auditors.",
  responses: {
    200: jsonAnswer("All of them.", webhookEndpointList),
    ...problemResponses(...signedInProblems),
  },
});

const change = createRoute({
  ...usual,
  method: "patch",
  path: "/webhooks/{id}",
  operationId: "changeWebhook",
  summary: "Change where a program is told something, what, or whether",
  description: own,
  request: { params: webhookPath, body: jsonBody(webhookEndpointChange) },
  responses: {
    200: jsonAnswer("As it stands now.", webhookEndpoint),
    ...problemResponses(...signedInProblems, ...bodyProblems, "sign_in_again", "not_found"),
  },
});

const remove = createRoute({
  ...usual,
  method: "delete",
  path: "/webhooks/{id}",
  operationId: "removeWebhook",
  summary: "Tell a program nothing more",
  description: `What it was told is forgotten. ${own}`,
  request: { params: webhookPath },
  responses: {
    204: { description: "Removed." },
    ...problemResponses(...signedInProblems, "foreign_origin", "not_found"),
  },
});

const rotate = createRoute({
  ...usual,
  method: "post",
  path: "/webhooks/{id}/secret",
  operationId: "rotateWebhookSecret",
  summary: "Sign with a new secret",
  description: `For a day messages are signed with the old one too. ${own}`,
  request: { params: webhookPath },
  responses: {
    200: jsonAnswer("The address, with its new secret.", createdWebhookEndpoint),
    ...problemResponses(...signedInProblems, "foreign_origin", "sign_in_again", "not_found"),
  },
});

const attempts = createRoute({
  ...usual,
  method: "get",
  path: "/webhooks/{id}/attempts",
  operationId: "listWebhookAttempts",
  summary: "See what a program was told, and what it answered",
  description: "For managers and auditors, the newest first; kept for thirty days.",
  request: { params: webhookPath, query: webhookAttemptsQuery },
  responses: {
    200: jsonAnswer("A page of tries.", webhookAttemptPage),
    ...problemResponses(...signedInProblems, "not_found"),
  },
});

const again = createRoute({
  ...usual,
  method: "post",
  path: "/webhooks/{id}/replays",
  operationId: "replayWebhook",
  summary: "Tell a program again what happened",
  description: `One message, or those of a span: each under the \`webhook-id\` that it had, so that nothing is counted twice. ${own}`,
  request: { params: webhookPath, body: jsonBody(webhookReplay) },
  responses: {
    200: jsonAnswer("How many are sent again.", webhookReplayed),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "not_found",
      "unavailable",
      "idempotency_key_mismatch",
    ),
  },
});

const test = createRoute({
  ...usual,
  method: "post",
  path: "/webhooks/{id}/test",
  operationId: "testWebhook",
  summary: "Send a test message at once",
  description: `It is tried once, and the answer tells how it went. ${own}`,
  request: { params: webhookPath },
  responses: {
    200: jsonAnswer("How it went.", webhookAttempt),
    ...problemResponses(...signedInProblems, "foreign_origin", "not_found"),
  },
});

/** Programs that are told what happens. */
export const webhookRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context);
    const sender = createHookSender(context.get("settings"));
    const made = await createEndpoint(context.get("community"), caller, sender, context.req.valid("json"));
    context.header("Cache-Control", "no-store");
    return "secret" in made ? context.json(made, 201) : context.json(made, 200);
  })
  .openapi(list, async (context) =>
    context.json({ items: await listEndpoints(context.get("community"), requireCaller(context)) }, 200),
  )
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    const sender = createHookSender(context.get("settings"));
    const asked = { ...context.req.valid("json"), ...context.req.valid("param") };
    return context.json(await changeEndpoint(context.get("community"), caller, sender, asked), 200);
  })
  .openapi(remove, async (context) => {
    await removeEndpoint(context.get("community"), requireCaller(context), context.req.valid("param").id);
    return context.body(null, 204);
  })
  .openapi(rotate, async (context) => {
    const caller = requireCaller(context);
    const sender = createHookSender(context.get("settings"));
    const { id } = context.req.valid("param");
    context.header("Cache-Control", "no-store");
    return context.json(await rotateSecret(context.get("community"), caller, sender, id), 200);
  })
  .openapi(attempts, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    return context.json(
      await listAttempts(context.get("community"), caller, id, context.req.valid("query")),
      200,
    );
  })
  .openapi(again, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    return context.json(await replay(context.get("community"), caller, id, context.req.valid("json")), 200);
  })
  .openapi(test, async (context) => {
    const caller = requireCaller(context);
    const sender = createHookSender(context.get("settings"));
    const { id } = context.req.valid("param");
    return context.json(await sendTest(context.get("community"), caller, sender, id), 200);
  });
