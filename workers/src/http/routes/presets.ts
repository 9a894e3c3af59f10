import { createRoute } from "@hono/zod-openapi";

import { presetList, presetsQuery } from "@mereau/shared/contracts/presets.ts";
import { listPresets } from "@mereau/shared/presets/list.ts";
import { createRouter, jsonAnswer, problemResponses } from "#http/router.ts";

const list = createRoute({
  method: "get",
  path: "/presets",
  operationId: "listPresets",
  tags: ["Communities"],
  summary: "See what each kind of community starts from",
  description:
    "For whoever founds a community: each preset has a whole request for `POST /v1/communities`, in which only what is " +
    "yours is empty. Everything in it may be changed before it is sent, and policies and limits later too.",
  security: [],
  request: { query: presetsQuery },
  responses: {
    200: jsonAnswer("The presets.", presetList),
    ...problemResponses("invalid_input"),
  },
});

/** `/v1/presets`: what a founder may start from. */
export const presetRoutes = createRouter().openapi(list, (context) => {
  const { lang, ...naming } = context.req.valid("query");
  return context.json({ presets: listPresets(naming, lang ?? context.get("language")) }, 200);
});
