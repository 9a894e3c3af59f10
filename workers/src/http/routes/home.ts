import { createRoute } from "@hono/zod-openapi";
import { etag } from "hono/etag";

import { home, homeQuery } from "@mereau/shared/contracts/home.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { readHome } from "#services/home/read.ts";

const read = createRoute({
  tags: ["Members"],
  security: signedIn,
  method: "get",
  path: "/home",
  operationId: "readHome",
  summary: "Read a member’s first screen in one request",
  description:
    "Who is asking, their accounts with figures and last entries, what they are asked to pay, and what is soon to come. The ETag changes with any of it: send it back as If-None-Match to be told with a 304 that nothing did.",
  middleware: [etag()] as const,
  request: { query: homeQuery },
  responses: {
    200: jsonAnswer("The first screen.", home),
    304: { description: "Nothing changed since." },
    ...problemResponses(...signedInProblems),
  },
});

/** A member’s first screen. */
export const homeRoutes = createRouter().openapi(read, async (context) => {
  const caller = requireCaller(context, { scope: "accounts:read" });
  const { entries } = context.req.valid("query");
  const language = context.get("language");
  // Wallets learn the time by it: what they sign bears a moment, and a phone's clock may be a day wrong
  context.header("Date", new Date(context.get("now")).toUTCString());
  return context.json(await readHome(context.get("community"), caller, { entries, language }), 200);
});
