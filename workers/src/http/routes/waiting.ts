import { createRoute } from "@hono/zod-openapi";

import { waiting } from "@mereau/shared/contracts/waiting.ts";
import { deedsOf } from "#http/middleware/twoPersons/deeds.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { readWaiting } from "#services/waiting/read.ts";

const read = createRoute({
  method: "get",
  path: "/waiting",
  operationId: "readWaiting",
  tags: ["Members"],
  summary: "Count what waits for whoever asks",
  description:
    "For the team: applications to decide, redemptions to wire, lines of the bank to match, and so on.",
  security: signedIn,
  responses: {
    200: jsonAnswer("What waits, by kind; nothing of what is done.", waiting),
    ...problemResponses(...signedInProblems),
  },
});

/** What waits for one of the team. */
export const waitingRoutes = createRouter().openapi(read, async (context) => {
  const caller = requireCaller(context);
  return context.json(await readWaiting(context.get("community"), caller, deedsOf(caller.role)), 200);
});
