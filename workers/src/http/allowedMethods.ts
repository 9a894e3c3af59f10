import type { OpenAPIHono } from "@hono/zod-openapi";

import type { HttpEnv } from "#http/router.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The methods for which an address has a route of its own, middleware left aside. */
export const allowedMethods = ({ router }: OpenAPIHono<HttpEnv>, path: string): string[] =>
  methods.filter((method) => router.match(method, path)[0].some(([[, route]]) => route.method === method));
