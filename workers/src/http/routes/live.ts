import { createRoute } from "@hono/zod-openapi";

import { liveNote } from "@mereau/shared/contracts/live.ts";
import { closings } from "@mereau/shared/live/connection.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { LISTENER_HEADER } from "@mereau/shared/ledger/binding.ts";
import { createRouter, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { isUpgrade } from "#http/upgrade.ts";
import { listenerOf } from "#services/live/listener.ts";
import { Refusal } from "#services/refusal.ts";

const listen = createRoute({
  method: "get",
  path: "/live",
  operationId: "listen",
  tags: ["Accounts"],
  summary: "Hear at once what happens on one’s accounts",
  description: [
    "A WebSocket, for the accounts on which one has a role. Each message of the service is a `LiveNote`; all that one sends is `ping`, answered with `pong`.",
    "Nothing is repeated: whoever connects, or connects again, reads how things stand first.",
    `It is closed with ${closings.accessChanged} once a session or a role has ended since, with ${closings.tooOld} after a quarter of an hour, both at the next note at the latest: connect again, or sign in where that is refused. With ${closings.tooMany} it gives way to a later one of the same member.`,
  ].join("\n\n"),
  security: signedIn,
  responses: {
    101: {
      description: "Connected. What then comes, message by message:",
      content: { "application/json": { schema: liveNote } },
    },
    default: { description: "Not connected.", content: { "application/problem+json": { schema: problem } } },
    ...problemResponses(
      "unauthenticated",
      "scope_missing",
      "foreign_origin",
      "upgrade_needed",
      "unavailable",
    ),
  },
});

/** `/v1/{community}/live`: beside what is told of it, since no JSON is answered. */
export const liveRoutes = createRouter();
liveRoutes.openAPIRegistry.registerPath(listen);
liveRoutes.get(listen.getRoutingPath(), async (context) => {
  requireCaller(context, { scope: "accounts:read" });
  if (!isUpgrade(context)) throw new Refusal("upgrade_needed");
  const community = context.get("community");
  const ledgers = context.env.LEDGER;
  const answer = await ledgers.get(ledgers.idFromName(community.id)).fetch(
    new Request("https://ledger/live", {
      headers: { Upgrade: "websocket", [LISTENER_HEADER]: JSON.stringify(listenerOf(community)) },
    }),
  );
  if (!answer.webSocket) throw new Refusal("unavailable");
  // The object’s own answer takes no headers any more
  return new Response(null, { status: 101, webSocket: answer.webSocket });
});
