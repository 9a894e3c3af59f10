import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { personalData, personalDataQuery } from "@mereau/shared/contracts/personalData.ts";
import { createRouter, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { exportJson, exportZip, openPerson } from "#services/personal-data/export.ts";
import { byteStream, textStream } from "#services/stream.ts";

const read = createRoute({
  method: "get",
  path: "/me/export",
  operationId: "exportPersonalData",
  tags: ["Personal data"],
  security: signedIn,
  summary: "Take along all that the community keeps about oneself",
  description:
    "To be saved as a file. What opens doors is left out: of sessions, codes and keys there is what they are, and not what proves them. Only for people who are signed in themselves: no API key opens it.",
  request: { query: personalDataQuery },
  responses: {
    200: {
      description: "The file, whole once it has come to its end.",
      content: {
        "application/json": { schema: personalData },
        "application/zip": { schema: z.string().meta({ format: "binary" }) },
      },
    },
    ...problemResponses("unauthenticated", "scope_missing", "invalid_input"),
  },
});

/** What a person may take along. */
export const personalDataRoutes = createRouter().openapi(read, async (context) => {
  const caller = requireCaller(context);
  const community = context.get("community");
  const { format } = context.req.valid("query");
  const person = await openPerson(community, caller);
  context.header("Cache-Control", "no-store");
  context.header(
    "Content-Disposition",
    `attachment; filename="${community.slug}-${person.number}.${format}"`,
  );
  context.header("Content-Type", format === "zip" ? "application/zip" : "application/json");
  return context.body(
    format === "zip" ? byteStream(exportZip(community, person)) : textStream(exportJson(community, person)),
    200,
  );
});
