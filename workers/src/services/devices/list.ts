import { and, desc, eq, isNull } from "drizzle-orm";

import { deviceKey, passkey, session } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { DevicesQuery, DeviceSummary } from "@mereau/shared/contracts/devices.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressDeviceKey } from "#services/keys/express.ts";
import { keyOwner } from "#services/keys/owner.ts";
import { expressPasskey } from "#services/passkeys/express.ts";
import { deviceName } from "#services/sign-in/express.ts";

/** A member has far fewer; whoever opens more sessions than this sees the newest. */
const ROWS_MAX = 200;

type SessionRow = typeof session.$inferSelect;
type Belongings = Pick<DeviceSummary, "deviceKeys" | "passkeys">;

/**
 * All devices with which a member can sign in or sign a payment, the newest first: a session that is open, or one that has
 * ended while a key of its device has not. Another’s are for managers. Nameless ones are called in this language.
 */
export async function listDevices(
  ctx: CommunityContext,
  caller: Caller,
  query: DevicesQuery,
  language: Language,
): Promise<DeviceSummary[]> {
  const owner = keyOwner(caller, query.member);
  const { db, now } = ctx;
  const [sessions, keys, passkeys] = await db.batch([
    db
      .select()
      .from(session)
      .where(eq(session.member, owner))
      .orderBy(desc(session.createdAt), desc(session.id))
      .limit(ROWS_MAX),
    db
      .select()
      .from(deviceKey)
      .where(and(eq(deviceKey.member, owner), isNull(deviceKey.revokedAt)))
      .orderBy(desc(deviceKey.id))
      .limit(ROWS_MAX),
    db.select().from(passkey).where(eq(passkey.member, owner)).orderBy(desc(passkey.id)),
  ]);
  const known = new Set(sessions.map(({ id }) => id));
  const placeOf = ({ id, session: of }: { id: string; session: string | null }) =>
    of !== null && known.has(of) ? of : id;
  const keysAt = Map.groupBy(keys, placeOf);
  const passkeysAt = Map.groupBy(passkeys, placeOf);
  const belongingsOf = (id: string): Belongings => ({
    deviceKeys: (keysAt.get(id) ?? []).map(expressDeviceKey),
    passkeys: (passkeysAt.get(id) ?? []).map(expressPasskey),
  });
  const isOpen = (row: SessionRow) => row.revokedAt === null && row.expiresAt > now;
  return [
    ...sessions
      .filter((row) => isOpen(row) || keysAt.has(row.id) || passkeysAt.has(row.id))
      .map((row) => ({
        id: row.id,
        name: deviceName(row, language),
        current: row.id === caller.session,
        signedIn: isOpen(row),
        createdAt: row.createdAt,
        lastUsedAt: row.lastUsedAt,
        ...belongingsOf(row.id),
      })),
    ...[...keys, ...passkeys]
      .filter((row) => placeOf(row) === row.id)
      .map((row) => ({
        id: row.id,
        name: row.name,
        current: false,
        signedIn: false,
        createdAt: row.createdAt,
        lastUsedAt: "lastUsedAt" in row ? row.lastUsedAt : null,
        ...belongingsOf(row.id),
      })),
  ];
}
