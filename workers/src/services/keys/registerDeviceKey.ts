import { eq } from "drizzle-orm";

import { deviceKey } from "@mereau/db/tenant/schema.ts";
import { fromBase64url } from "@mereau/shared/crypto/base64url.ts";
import type { DeviceKeySummary, NewDeviceKey } from "@mereau/shared/contracts/keys.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressDeviceKey } from "#services/keys/express.ts";
import { Refusal } from "#services/refusal.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/**
 * Notes the public half of a key that the caller’s device made, so that the device can sign their payment orders.
 * Asked again it answers with the key as it stands. Refuses with `invalid_input` what is not 32 bytes, and with `id_reused`.
 */
export async function registerDeviceKey(
  ctx: CommunityContext,
  caller: Caller,
  request: NewDeviceKey,
): Promise<DeviceKeySummary> {
  const { id, name, publicKey } = request;
  if (fromBase64url(publicKey)?.length !== 32)
    throw new Refusal("invalid_input", { fields: [{ field: "publicKey", code: "ed25519" }] });
  const [created] = await ctx.db
    .insert(deviceKey)
    .values({ id, name, publicKey, member: caller.member, createdAt: ctx.now })
    .onConflictDoNothing({ target: deviceKey.id })
    .returning();
  if (created) {
    forgetCallers(ctx.id, { member: caller.member });
    await record(ctx, { caller, action: "device_key.register", subject: id, detail: { name } });
    return expressDeviceKey(created);
  }
  const [existing] = await ctx.db.select().from(deviceKey).where(eq(deviceKey.id, id));
  const same =
    existing?.member === caller.member && existing.name === name && existing.publicKey === publicKey;
  if (!same) throw new Refusal("id_reused");
  return expressDeviceKey(existing);
}
