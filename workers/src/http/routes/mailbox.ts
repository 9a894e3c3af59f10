import { createRoute } from "@hono/zod-openapi";

import { mailbox, mailboxQuery } from "@mereau/shared/contracts/mailbox.ts";
import { createRouter, jsonAnswer, problemResponses } from "#http/router.ts";
import { listKept } from "#services/mail/listKept.ts";
import { Refusal } from "#services/refusal.ts";

const read = createRoute({
  method: "get",
  path: "/mailbox",
  operationId: "readMailbox",
  tags: ["Demonstrations"],
  summary: "Read the messages that a development machine kept",
  description: "In development, where nothing is really sent. Anywhere else this does not exist.",
  security: [],
  request: { query: mailboxQuery },
  responses: {
    200: jsonAnswer("The newest hundred messages.", mailbox),
    ...problemResponses("invalid_input", "not_found"),
  },
});

/** `/v1/{community}/mailbox`. */
export const mailboxRoutes = createRouter().openapi(read, async (context) => {
  const { ENVIRONMENT, MAIL_TRANSPORT } = context.get("settings");
  if (ENVIRONMENT !== "development" || MAIL_TRANSPORT !== "development") throw new Refusal("not_found");
  const { recipient } = context.req.valid("query");
  return context.json({ items: await listKept(context.get("community"), recipient) }, 200);
});
