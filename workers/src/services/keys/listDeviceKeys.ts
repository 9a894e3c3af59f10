import { desc, eq } from "drizzle-orm";

import { deviceKey } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";

/** The keys of the caller’s devices, newest first, revoked ones too. */
export const listDeviceKeys = ({ db }: CommunityContext, caller: Caller) =>
  db
    .select({
      id: deviceKey.id,
      name: deviceKey.name,
      publicKey: deviceKey.publicKey,
      createdAt: deviceKey.createdAt,
      revokedAt: deviceKey.revokedAt,
    })
    .from(deviceKey)
    .where(eq(deviceKey.member, caller.member))
    .orderBy(desc(deviceKey.createdAt), desc(deviceKey.id))
    .limit(200);
