import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";

import {
  cardPath,
  directoryCard,
  directoryMap,
  directoryPage,
  directoryQuery,
  mapQuery,
} from "@mereau/shared/contracts/directory.ts";
import { MAP_POINTS_MAX } from "@mereau/shared/wallet/mapPoints.ts";
import type { Caller } from "#services/context.ts";
import {
  createRouter,
  type HttpEnv,
  jsonAnswer,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { readCard } from "#services/directory/card.ts";
import { readDirectory } from "#services/directory/list.ts";
import { readMap } from "#services/directory/map.ts";

const visitors =
  "Without signing in, where the community’s `directoryPublic` says so: providers alone, and no accounts.";
const usual = { tags: ["Members"], security: [{}, ...signedIn] };
const problems = ["invalid_input", "unauthenticated", "scope_missing"] as const;

const list = createRoute({
  ...usual,
  method: "get",
  path: "/members/directory",
  operationId: "readDirectory",
  summary: "Find somebody to pay, by name, category or place",
  description: `Active members with the accounts on which they can be paid; no addresses, no telephone numbers. ${visitors}`,
  request: { query: directoryQuery },
  responses: { 200: jsonAnswer("A page of the directory.", directoryPage), ...problemResponses(...problems) },
});

const map = createRoute({
  ...usual,
  method: "get",
  path: "/members/directory.geojson",
  operationId: "readDirectoryMap",
  summary: "Read the providers as points of a map",
  description: `GeoJSON (RFC 7946) of those that have a place, ${MAP_POINTS_MAX} at most. ${visitors}`,
  request: { query: mapQuery },
  responses: {
    200: { description: "The points.", content: { "application/geo+json": { schema: directoryMap } } },
    ...problemResponses(...problems),
  },
});

const card = createRoute({
  ...usual,
  method: "get",
  path: "/members/directory/{number}",
  operationId: "readDirectoryCard",
  summary: "Read all that a member shows of themselves",
  description: `By their exact number, as a code that was scanned names it; not only providers. ${visitors}`,
  request: { params: cardPath },
  responses: {
    200: jsonAnswer("Their card.", directoryCard),
    ...problemResponses(...problems, "unknown_member"),
  },
});

/** Who looks into the directory; undefined: a visitor. */
const reader = (context: Context<HttpEnv>): Caller | undefined =>
  context.get("caller") && requireCaller(context, { scope: "members:read" });

/** Finding members. Stands before what reads a member by id: `directory` is none. */
export const directoryRoutes = createRouter()
  .openapi(list, async (context) =>
    context.json(
      await readDirectory(context.get("community"), reader(context), context.req.valid("query")),
      200,
    ),
  )
  .openapi(map, async (context) => {
    const caller = reader(context);
    const found = await readMap(context.get("community"), caller, context.req.valid("query"));
    // The same for everybody, where anybody may see it
    if (found.isPublic) context.header("Cache-Control", "public, max-age=300");
    return context.json(found.map, 200, { "Content-Type": "application/geo+json" });
  })
  .openapi(card, async (context) =>
    context.json(
      await readCard(context.get("community"), reader(context), context.req.valid("param").number),
      200,
    ),
  );
