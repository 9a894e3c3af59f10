import { bodyLimit as limitOf } from "hono/body-limit";
import { createMiddleware } from "hono/factory";

import { Refusal } from "#services/refusal.ts";
import type { HttpEnv } from "#http/router.ts";

const USUAL_BYTES_MAX = 256 * 1024;
const LIST_BYTES_MAX = 8 * 1024 * 1024;

const limited = (maxSize: number) => {
  const onError = () => {
    throw new Refusal("body_too_large", { detail: { bytes: maxSize } });
  };
  const whileReading = limitOf({ maxSize, onError });
  return createMiddleware<HttpEnv>(async (context, next) => {
    const length = context.req.header("Content-Length");
    // Only a body that comes in chunks has to be measured as it is read
    if (length === undefined || context.req.header("Transfer-Encoding") !== undefined)
      return whileReading(context, next);
    if (Number(length) > maxSize) onError();
    await next();
  });
};

const usual = limited(USUAL_BYTES_MAX);
const list = limited(LIST_BYTES_MAX);

const hasList = (path: string): boolean => path.endsWith("/transfers/bulk") || path.endsWith("/history");

/** Refuses a body above 256 kB with `body_too_large`; a list of transfers may have 8 MB. */
export const bodyLimit = createMiddleware<HttpEnv>((context, next) =>
  (hasList(context.req.path) ? list : usual)(context, next),
);
