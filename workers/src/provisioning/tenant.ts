import { toBase64url } from "@mereau/shared/crypto/base64url.ts";

import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { databaseAddress } from "#services/platform/communities.ts";
import { openTenant } from "#services/platform/connect.ts";

/** Opens the database of a community whatever its status, or null where it has none. */
export async function openTenantOf({ platform, sealingKey }: ProvisioningDeps, communityId: string) {
  const address = await databaseAddress(platform, { SEALING_KEY: toBase64url(sealingKey) }, communityId);
  return address && { ...address, db: openTenant(address) };
}

/** As `openTenantOf`, for a community that must have a database by now. */
export async function requireTenant(deps: ProvisioningDeps, communityId: string) {
  const tenant = await openTenantOf(deps, communityId);
  if (!tenant) throw new Error(`The community ${communityId} has no database`);
  return tenant;
}
