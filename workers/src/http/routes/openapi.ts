import type { OpenAPIHono } from "@hono/zod-openapi";

import { createRouter, type HttpEnv } from "#http/router.ts";

/** `/openapi.json`: what the routes of `app` declare. */
export const openApiRoutes = (app: OpenAPIHono<HttpEnv>) =>
  createRouter().get("/openapi.json", (context) =>
    context.json(app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "Méreau", version: "0.1.0" } })),
  );
