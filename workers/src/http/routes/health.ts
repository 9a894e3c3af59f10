import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { createRouter, jsonAnswer, problemResponses } from "#http/router.ts";
import { Refusal } from "#services/refusal.ts";
import { version } from "#version.ts";

/** Whoever asks gives up after a few seconds; a database that needs longer is not well. */
const PATIENCE_MS = 2000;

const health = z
  .object({
    status: z.literal("ok"),
    version: z.string().meta({ description: "The version of Méreau.", example: "0.1.0" }),
  })
  .meta({ id: "Health", description: "The service answers, and so does its platform database." });

const check = createRoute({
  method: "get",
  path: "/healthz",
  operationId: "checkHealth",
  tags: ["Service"],
  summary: "See whether the service is well",
  description:
    "For load balancers and watchdogs. The platform database is asked each time; nothing is cached.",
  security: [],
  responses: { 200: jsonAnswer("All is well.", health), ...problemResponses("unavailable") },
});

/** `/healthz`. */
export const healthRoutes = createRouter().openapi(check, async (context) => {
  context.header("Cache-Control", "no-store");
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Refusal("unavailable")), PATIENCE_MS);
  try {
    await Promise.race([context.get("platform").$client.execute("SELECT 1"), late.promise]);
  } catch {
    throw new Refusal("unavailable");
  } finally {
    clearTimeout(timer);
  }
  return context.json({ status: "ok" as const, version }, 200);
});
