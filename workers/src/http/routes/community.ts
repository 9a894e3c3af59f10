import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { communitySummary, deletionNotice } from "@mereau/shared/contracts/communities.ts";
import { communityFace, deletionConfirmation } from "@mereau/shared/contracts/communityFace.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems } from "#http/routes/usualProblems.ts";
import { record } from "#services/audit/record.ts";
import { describeCommunity } from "#services/communities/describe.ts";
import { offersSms } from "#services/sms/texter.ts";
import { textStream } from "#services/stream.ts";

const tags = ["Communities"];
const admins = ["admin"] as const;

const describe = createRoute({
  method: "get",
  path: "/",
  operationId: "describeCommunity",
  tags,
  summary: "Read what anybody may know of a community",
  security: [],
  responses: { 200: jsonAnswer("The community.", communityFace), ...problemResponses("unknown_community") },
});

const askDeletion = createRoute({
  method: "post",
  path: "/deletion",
  operationId: "askDeletion",
  tags,
  summary: "Ask to delete the community",
  description:
    "For administrators. Changes nothing: it tells what would be lost, and the code that confirms it.",
  security: signedIn,
  responses: {
    200: jsonAnswer("What would be lost.", deletionNotice),
    ...problemResponses("unauthenticated", "forbidden", "unknown_community"),
  },
});

const confirmDeletion = createRoute({
  method: "delete",
  path: "/",
  operationId: "deleteCommunity",
  tags,
  summary: "Delete the community",
  description:
    "For the administrator who asked, with the code of the last quarter of an hour. An export is kept.",
  security: signedIn,
  request: { body: jsonBody(deletionConfirmation) },
  responses: {
    200: jsonAnswer("It is deleted, or will be in a moment.", communitySummary),
    ...problemResponses(...bodyProblems, "unauthenticated", "forbidden", "confirmation_wrong"),
  },
});

const exportAll = createRoute({
  method: "get",
  path: "/export",
  operationId: "exportCommunity",
  tags,
  summary: "Export everything of the community",
  description: "For administrators: one file of JSON lines, which `npm run verify` reads.",
  security: signedIn,
  responses: {
    200: {
      description: "The lines, as they are read.",
      content: { "application/x-ndjson": { schema: z.string() } },
    },
    ...problemResponses("unauthenticated", "forbidden"),
  },
});

/** `/v1/{community}` itself. */
export const communityRoutes = createRouter()
  .openapi(describe, async (context) =>
    context.json(
      await describeCommunity(context.get("community"), context.get("platform"), {
        signInByPhone: offersSms(context.get("settings")),
      }),
      200,
    ),
  )
  .openapi(askDeletion, async (context) => {
    const { member } = requireCaller(context, { roles: admins });
    const { id } = context.get("community");
    return context.json(await context.get("provisioning")().requestDeletion(id, member), 200);
  })
  .openapi(confirmDeletion, async (context) => {
    const caller = requireCaller(context, { roles: admins });
    const { id } = context.get("community");
    const { confirmation } = context.req.valid("json");
    const deleted = await context.get("provisioning")().confirmDeletion(id, caller.member, confirmation);
    return context.json(deleted, 200);
  });

// As openapi() would have it, a type with "json" in its name is one JSON value: lines of JSON are described beside
communityRoutes.openAPIRegistry.registerPath(exportAll);
communityRoutes.get("/export", async (context) => {
  const caller = requireCaller(context, { roles: admins });
  const community = context.get("community");
  await record(community, { caller, action: "community.export", subject: community.id });
  context.header("Content-Type", "application/x-ndjson");
  context.header("Content-Disposition", `attachment; filename="${community.slug}.jsonl"`);
  return context.body(textStream(context.get("provisioning")().exportCommunity(community.id)), 200);
});
