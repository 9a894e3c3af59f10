import type { Context } from "hono";

import { isUuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * The id of what is asked for: the one in the body, or else the `Idempotency-Key`.
 * Refuses with `idempotency_key_mismatch` when both are there and differ, and with `invalid_input` when neither is, or
 * when the key that has to be the id is not a UUIDv7. A key may come in quotes, as its draft standard writes it.
 */
export function requestedId(context: Context, bodyId: string | undefined): string {
  const key = context.req.header("Idempotency-Key")?.replace(/^"(.*)"$/, "$1");
  if (bodyId !== undefined) {
    if (key !== undefined && key !== bodyId) throw new Refusal("idempotency_key_mismatch");
    return bodyId;
  }
  if (key === undefined) throw new Refusal("invalid_input", { fields: [{ field: "id", code: "required" }] });
  if (!isUuidV7(key))
    throw new Refusal("invalid_input", { fields: [{ field: "Idempotency-Key", code: "uuid_v7" }] });
  return key;
}
