import { createRoute } from "@hono/zod-openapi";

import { scheduledWorkStatus } from "@mereau/shared/contracts/scheduledWork.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { readScheduledWork } from "#services/scheduled/status.ts";

const read = createRoute({
  method: "get",
  path: "/scheduled-work",
  operationId: "readScheduledWork",
  tags: ["Scheduled work"],
  summary: "See what the community does of itself",
  description:
    "For managers and auditors: everything that happens when its moment has come, when that is, when it was last done, by how much it is late, and what did not succeed.",
  security: signedIn,
  responses: {
    200: jsonAnswer("How it stands now.", scheduledWorkStatus),
    ...problemResponses(...signedInProblems, "unavailable"),
  },
});

/** What a community does of itself. */
export const scheduledWorkRoutes = createRouter().openapi(read, async (context) => {
  const caller = requireCaller(context);
  const status = await readScheduledWork(context.get("community"), caller, context.get("language"));
  return context.json(status, 200);
});
