import { and, eq, inArray, isNull, or } from "drizzle-orm";

import { deviceKey, member, passkey, session } from "@mereau/db/tenant/schema.ts";
import type { DeviceRevocation, DeviceRevocationRequest } from "@mereau/shared/contracts/devices.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { tellMember } from "#services/devices/tell.ts";
import { mayRevoke } from "#services/keys/owner.ts";
import { expressPasskey } from "#services/passkeys/express.ts";
import { Refusal } from "#services/refusal.ts";
import { writePlanned } from "#services/scheduled/plan.ts";
import { requireStepForWays } from "#services/second-factor/require.ts";
import { deviceName } from "#services/sign-in/express.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/**
 * Ends all that a device can do here, for a telephone that was lost: its session, the keys with which it signs, and the
 * passkeys that are on it alone. One that a password manager has brought to the member’s other devices stays, and is
 * named, unless it is to go too. The member is told by letter. They may do it, and the managers.
 * Refuses with `not_found`, and with `second_factor_required` a session of the team that lacks its second step; twice is once.
 */
export async function revokeDevice(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  { syncedPasskeys }: DeviceRevocationRequest,
): Promise<DeviceRevocation> {
  requireStepForWays(caller);
  const { db, now } = ctx;
  const { sessions, keys, passkeys } = await findBelongings(ctx, id);
  const owned = sessions[0] ?? keys[0] ?? passkeys[0];
  const principal = mayRevoke(caller, owned);
  if (!owned) throw new Refusal("not_found");
  const openSessions = sessions.filter(({ revokedAt }) => revokedAt === null);
  const usableKeys = keys.filter(({ revokedAt }) => revokedAt === null);
  const [removed, kept] = [true, false].map((isRemoved) =>
    passkeys.filter(({ synced }) => (syncedPasskeys || !synced) === isRemoved),
  );
  const done = {
    session: openSessions.length > 0,
    deviceKeys: usableKeys.length,
    passkeys: removed?.length ?? 0,
  };
  const answer = { id, ...done, kept: (kept ?? []).map(expressPasskey) };
  if (!done.session && done.deviceKeys === 0 && done.passkeys === 0) return answer;

  const [person] = await db
    .select({ id: member.id, language: member.language })
    .from(member)
    .where(eq(member.id, owned.member));
  if (!person) throw new Refusal("unknown_member");
  const name = sessions[0] ? deviceName(sessions[0], person.language) : nameOf(keys[0] ?? passkeys[0]);
  await writePlanned(ctx, now, [
    db
      .update(session)
      .set({ revokedAt: now })
      .where(and(eq(session.id, id), isNull(session.revokedAt))),
    db
      .update(deviceKey)
      .set({ revokedAt: now })
      .where(and(inArray(deviceKey.id, idsOf(usableKeys)), isNull(deviceKey.revokedAt))),
    db.delete(passkey).where(inArray(passkey.id, idsOf(removed ?? []))),
    recordWrite(ctx, {
      caller,
      ...principal,
      action: "device.revoke",
      subject: id,
      detail: { name, ...done },
    }),
    tellMember(ctx, { news: "device_revoked", member: person, about: id, name }),
  ]);
  forgetCallers(ctx.id, { member: owned.member });
  return answer;
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const nameOf = (row: { name: string } | undefined): string => row?.name ?? "";

/** What stands under the id of a device: its session with the keys and passkeys made in it, or a key or passkey alone. */
async function findBelongings({ db }: CommunityContext, id: string) {
  const [sessions, keys, passkeys] = await db.batch([
    db.select().from(session).where(eq(session.id, id)),
    db
      .select()
      .from(deviceKey)
      .where(or(eq(deviceKey.session, id), eq(deviceKey.id, id))),
    db
      .select()
      .from(passkey)
      .where(or(eq(passkey.session, id), eq(passkey.id, id))),
  ]);
  return { sessions, keys, passkeys };
}
