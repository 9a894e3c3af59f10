import { type apiKey, type deviceKey } from "@mereau/db/tenant/schema.ts";
import { type ApiKeySummary, type DeviceKeySummary, scopes } from "@mereau/shared/contracts/keys.ts";

/** An API key as it is answered: without its hash. */
export const expressApiKey = ({
  id,
  name,
  scopes: allowed,
  createdAt,
  expiresAt,
  revokedAt,
}: typeof apiKey.$inferSelect): ApiKeySummary => ({
  id,
  name,
  scopes: scopes.parse(allowed),
  createdAt,
  expiresAt,
  revokedAt,
});

/** A device key as it is answered. */
export const expressDeviceKey = ({
  id,
  name,
  publicKey,
  createdAt,
  revokedAt,
  session,
}: typeof deviceKey.$inferSelect): DeviceKeySummary => ({
  id,
  name,
  publicKey,
  createdAt,
  revokedAt,
  session,
});
