import type { passkey } from "@mereau/db/tenant/schema.ts";
import type { PasskeySummary } from "@mereau/shared/contracts/passkeys.ts";

/** A passkey as it is answered. */
export const expressPasskey = ({
  id,
  name,
  createdAt,
  lastUsedAt,
  synced,
  session,
}: typeof passkey.$inferSelect): PasskeySummary => ({ id, name, createdAt, lastUsedAt, synced, session });
