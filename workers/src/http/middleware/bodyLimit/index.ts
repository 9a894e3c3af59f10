import { bodyLimit as limitOf } from "hono/body-limit";
import { createMiddleware } from "hono/factory";

import { Refusal } from "#services/refusal.ts";
import type { HttpEnv } from "#http/router.ts";

const limited = (maxSize: number, size: { fr: string; en: string }) =>
  limitOf({
    maxSize,
    onError: () => {
      throw new Refusal("body_too_large", { detail: { bytes: maxSize }, figures: { size } });
    },
  });

const usual = limited(256 * 1024, { fr: "256 ko", en: "256 kB" });
const bulk = limited(8 * 1024 * 1024, { fr: "8 Mo", en: "8 MB" });

/** Where a list of transfers or a bank’s file is sent. */
const isLong = (path: string): boolean =>
  /\/(transfers\/bulk|batch-payments|history|bank-statements)$/.test(path);

/** Refuses a body above 256 kB with `body_too_large`; a list of transfers, and a bank’s file, may have 8 MB. */
export const bodyLimit = createMiddleware<HttpEnv>((context, next) =>
  (isLong(context.req.path) ? bulk : usual)(context, next),
);
