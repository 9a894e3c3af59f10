import { createRoute } from "@hono/zod-openapi";

import { historyAnswer, historyRequest } from "@mereau/shared/contracts/history.ts";
import { createRouter, jsonAnswer, jsonBody, problemResponses } from "#http/router.ts";
import { isOperator } from "#http/operator.ts";
import { playHistory } from "#services/history/play.ts";
import { Refusal } from "#services/refusal.ts";

const play = createRoute({
  method: "post",
  path: "/history",
  operationId: "playHistory",
  tags: ["Demonstrations"],
  summary: "Play the past of a demonstration",
  description:
    "In development, for a community that was made for show, by the operator: what happened at moments of the " +
    "past, in order. Everything goes through the rules and the ledger as if it were sent at that moment; what was " +
    "played before is not done twice. Anywhere else this does not exist.",
  security: [{ operator: [] }],
  request: { body: jsonBody(historyRequest) },
  responses: {
    200: jsonAnswer("What came of it.", historyAnswer),
    ...problemResponses("invalid_input", "not_found", "unknown_currency", "outcome_unknown", "unavailable"),
  },
});

/** `/v1/{community}/history`. */
export const historyRoutes = createRouter().openapi(play, async (context) => {
  const settings = context.get("settings");
  const community = context.get("community");
  if (settings.ENVIRONMENT !== "development" || !community.demo || !isOperator(context))
    throw new Refusal("not_found");
  const ledgers = context.env.LEDGER;
  const ledger = ledgers.get(ledgers.idFromName(community.id));
  return context.json(await playHistory(community, ledger, context.req.valid("json")), 200);
});
