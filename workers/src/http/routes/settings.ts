import { createRoute } from "@hono/zod-openapi";

import { publicSettings, settingsChange } from "@mereau/shared/contracts/settings.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeSettings } from "#services/settings/change.ts";
import { readPublicSettings } from "#services/settings/read.ts";

const tags = ["Settings"];

const read = createRoute({
  method: "get",
  path: "/settings",
  operationId: "readSettings",
  tags,
  summary: "Read what the community says of itself",
  description: "Public: its name, languages, territory, charter, and how to reach it.",
  security: [],
  responses: { 200: jsonAnswer("The settings.", publicSettings), ...problemResponses("unknown_community") },
});

const change = createRoute({
  method: "patch",
  path: "/settings",
  operationId: "changeSettings",
  tags,
  summary: "Change what the community says of itself",
  description: "For administrators: each subject that is given is replaced as a whole.",
  security: signedIn,
  request: { body: jsonBody(settingsChange) },
  responses: {
    200: jsonAnswer("The settings.", publicSettings),
    ...problemResponses(...signedInProblems, ...bodyProblems),
  },
});

/** What the community says of itself. */
export const settingRoutes = createRouter()
  .openapi(read, async (context) => context.json(await readPublicSettings(context.get("community")), 200))
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      await changeSettings(context.get("community"), caller, context.req.valid("json")),
      200,
    );
  });
