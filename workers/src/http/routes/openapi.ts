import type { OpenAPIHono } from "@hono/zod-openapi";

import { describeApi } from "#http/openapi/describeApi.ts";
import { createRouter, type HttpEnv } from "#http/router.ts";

/** `/openapi.json`: what the routes of `app` declare. Written down when it is first asked for, by which time all are there. */
export function openApiRoutes(app: OpenAPIHono<HttpEnv>) {
  let written: string | undefined;
  return createRouter().get("/openapi.json", (context) => {
    written ??= JSON.stringify(describeApi(app));
    return context.body(written, 200, {
      "Content-Type": "application/json",
      "Cache-Control": "public, max-age=300",
    });
  });
}
