import { bodyLimit as limitOf } from "hono/body-limit";
import { createMiddleware } from "hono/factory";

import { PICTURE_BYTES_MAX } from "@mereau/shared/contracts/pictures.ts";
import { Refusal } from "#services/refusal.ts";
import { takesPicture } from "#http/pictureBodies.ts";
import type { HttpEnv } from "#http/router.ts";

const limited = (maxSize: number, size: { fr: string; en: string }) =>
  limitOf({
    maxSize,
    onError: () => {
      throw new Refusal("body_too_large", { detail: { bytes: maxSize }, figures: { size } });
    },
  });

const usual = limited(256 * 1024, { fr: "256 ko", en: "256 kB" });
const picture = limited(PICTURE_BYTES_MAX, { fr: "200 ko", en: "200 kB" });
const bulk = limited(8 * 1024 * 1024, { fr: "8 Mo", en: "8 MB" });

/** Where a list of transfers or a bank’s file or a list of members is sent. */
const isLong = (path: string): boolean =>
  /\/(transfers\/bulk|batch-payments|history|bank-statements|member-imports)$/.test(path);

const limitFor = (request: { method: string; path: string }) => {
  if (takesPicture(request)) return picture;
  return isLong(request.path) ? bulk : usual;
};

/** Refuses a body above 256 kB with `body_too_large`; a list of transfers, and a bank’s file, may have 8 MB, a picture 200 kB. */
export const bodyLimit = createMiddleware<HttpEnv>((context, next) => limitFor(context.req)(context, next));
