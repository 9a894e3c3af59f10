import { and, eq } from "drizzle-orm";

import { deviceKey } from "@mereau/db/tenant/schema.ts";
import { fromBase64url } from "@mereau/shared/crypto/base64url.ts";
import type { NewDeviceKey } from "@mereau/shared/contracts/keys.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Takes in the public half of a key that a device of the caller made. Asked again with the same id and key, it answers
 * the same. Refuses with `invalid_input` what is not 32 bytes, and with `id_reused` an id that stands for another key.
 */
export async function registerDeviceKey({ db, now }: CommunityContext, caller: Caller, wanted: NewDeviceKey) {
  if (fromBase64url(wanted.publicKey)?.length !== 32)
    throw new Refusal("invalid_input", { fields: [{ field: "publicKey", code: "ed25519" }] });
  await db
    .insert(deviceKey)
    .values({ ...wanted, member: caller.member, createdAt: now })
    .onConflictDoNothing({ target: deviceKey.id });
  const [kept] = await db
    .select()
    .from(deviceKey)
    .where(and(eq(deviceKey.id, wanted.id), eq(deviceKey.member, caller.member)));
  if (kept?.publicKey !== wanted.publicKey) throw new Refusal("id_reused");
  const { member: _, ...shown } = kept;
  return shown;
}
