import { and, eq } from "drizzle-orm";

import { deviceKey, member, passkey } from "@mereau/db/tenant/schema.ts";
import { fromBase64url } from "@mereau/shared/crypto/base64url.ts";
import type { DeviceKeySummary, NewDeviceKey } from "@mereau/shared/contracts/keys.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { tellMember } from "#services/devices/tell.ts";
import { expressDeviceKey } from "#services/keys/express.ts";
import { Refusal } from "#services/refusal.ts";
import { writeAll, writePlanned } from "#services/scheduled/plan.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";
import { requireRecentSignIn } from "#services/sign-in/recent.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

type KeyRow = typeof deviceKey.$inferSelect;

/**
 * Notes the public half of a key that the caller’s device made, so that the device can sign their payment orders, and tells
 * them by letter. The key is then known to be in the hands of whatever this session is open on.
 * Asked again it answers with the key as it stands; from another session, it is the same device that signed in anew.
 * Refuses with `invalid_input` what is not 32 bytes, with `sign_in_again` a new key in a session that is not recent, and with `id_reused`.
 */
export async function registerDeviceKey(
  ctx: CommunityContext,
  caller: Caller,
  request: NewDeviceKey,
): Promise<DeviceKeySummary> {
  if (fromBase64url(request.publicKey)?.length !== 32)
    throw new Refusal("invalid_input", { fields: [{ field: "publicKey", code: "ed25519" }] });
  const before = await findSame(ctx, caller, request);
  const row = before ?? (await add(ctx, caller, request));
  if (row.session !== caller.session && row.revokedAt === null) await moveTo(ctx, caller, row);
  return expressDeviceKey({ ...row, session: row.revokedAt === null ? caller.session : row.session });
}

async function add(
  ctx: CommunityContext,
  caller: Caller,
  { id, name, publicKey }: NewDeviceKey,
): Promise<KeyRow> {
  await requireRecentSignIn(ctx, caller);
  const { db, now } = ctx;
  const [person] = await db
    .select({ id: member.id, language: member.language })
    .from(member)
    .where(eq(member.id, caller.member));
  if (!person) throw new Refusal("unknown_member");
  const { session } = caller;
  const row = { id, name, publicKey, member: caller.member, createdAt: now, revokedAt: null, session };
  try {
    await writePlanned(ctx, now, [
      db.insert(deviceKey).values(row),
      recordWrite(ctx, { caller, action: "device_key.register", subject: id, detail: { name } }),
      tellMember(ctx, { news: "device_key_added", member: person, about: id, name }),
    ]);
  } catch (error) {
    const known =
      uniqueViolation(error) === "device_key.id" && (await findSame(ctx, caller, { id, name, publicKey }));
    if (known) return known;
    throw error;
  }
  forgetCallers(ctx.id, { member: caller.member });
  return row;
}

/** The key of this id, where it is the one that is asked for. Refuses with `id_reused` where it is another. */
async function findSame(
  { db }: CommunityContext,
  caller: Caller,
  { id, name, publicKey }: NewDeviceKey,
): Promise<KeyRow | null> {
  const [existing] = await db.select().from(deviceKey).where(eq(deviceKey.id, id));
  if (!existing) return null;
  const isSame =
    existing.member === caller.member && existing.name === name && existing.publicKey === publicKey;
  if (!isSame) throw new Refusal("id_reused");
  return existing;
}

/** A device signed in anew: with its key, what else was made on it belongs to the new session. */
function moveTo({ db }: CommunityContext, caller: Caller, row: KeyRow): Promise<void> {
  const { session } = caller;
  const writes = [db.update(deviceKey).set({ session }).where(eq(deviceKey.id, row.id))];
  if (row.session === null) return writeAll({ db }, writes);
  const isThere = and(eq(passkey.member, caller.member), eq(passkey.session, row.session));
  return writeAll({ db }, [...writes, db.update(passkey).set({ session }).where(isThere)]);
}
