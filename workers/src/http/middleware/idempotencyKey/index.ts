import { createMiddleware } from "hono/factory";
import * as z from "zod";

import { isUuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { HttpEnv } from "#http/router.ts";
import { Refusal } from "#services/refusal.ts";

const asked = z.looseObject({ id: z.unknown().optional() });

/**
 * Where a body has an id, the `Idempotency-Key` header may stand in for it: the key becomes the id, and must then be a
 * UUIDv7 (`invalid_input`). Where both are there they must be the same (`idempotency_key_mismatch`). A key may come in
 * quotes, as its draft standard writes it.
 */
export const idempotencyKey = createMiddleware<HttpEnv>(async (context, next) => {
  const key = context.req.header("Idempotency-Key")?.replace(/^"(.*)"$/, "$1");
  if (key === undefined || context.req.method !== "POST") return next();
  const body = asked.safeParse(await context.req.json().catch(() => null));
  // What is no object is for the route's own schema to refuse
  if (!body.success) return next();
  if (body.data.id !== undefined && body.data.id !== key) throw new Refusal("idempotency_key_mismatch");
  if (!isUuidV7(key))
    throw new Refusal("invalid_input", { fields: [{ field: "Idempotency-Key", code: "uuid_v7" }] });
  // What Hono reads the body from a second time; it keeps a promise of the text, whatever its type says
  Object.assign(context.req.bodyCache, { text: Promise.resolve(JSON.stringify({ ...body.data, id: key })) });
  await next();
});
