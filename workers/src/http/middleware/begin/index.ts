import { createMiddleware } from "hono/factory";

import { readSettings, type Bindings, type Settings } from "#env.ts";
import { openPlatform } from "#services/platform/connect.ts";
import type { Provisioning } from "#services/platform/provisioning.ts";
import type { HttpEnv } from "#http/router.ts";

const sane = /^[A-Za-z0-9_.:-]{8,64}$/;

/** What every request is served with. */
export type Services = {
  provisioning: (settings: Settings, bindings: Bindings) => Provisioning;
};

/**
 * The first of all: gives the request its id (a sane `X-Request-Id` is kept), its moment, the settings and what it
 * is served with. The id goes back as `X-Request-Id`, whatever the answer.
 */
export const begin = (services: Services) =>
  createMiddleware<HttpEnv>(async (context, next) => {
    const now = Date.now();
    const incoming = context.req.header("X-Request-Id");
    const requestId = incoming !== undefined && sane.test(incoming) ? incoming : crypto.randomUUID();
    context.set("requestId", requestId);
    context.set("now", now);
    context.set("language", "en");
    const settings = readSettings(context.env);
    context.set("settings", settings);
    context.set("provisioning", () => services.provisioning(settings, context.env));
    context.set("platform", openPlatform(settings));
    await next();
    context.res.headers.set("X-Request-Id", requestId);
  });
