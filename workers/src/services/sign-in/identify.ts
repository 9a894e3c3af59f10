import { and, eq, gt, isNull, sql } from "drizzle-orm";
import * as z from "zod";

import type { Language } from "@mereau/shared/contracts/common.ts";
import { scopes } from "@mereau/shared/contracts/keys.ts";
import { holderRoles } from "@mereau/shared/membership/roles.ts";
import {
  accessVersion,
  accountHolder,
  apiKey,
  deviceKey,
  member,
  passkey,
  session,
  setting,
  totp,
} from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext, Role } from "#services/context.ts";
import { SECOND_FACTOR_SETTING } from "#services/second-factor/setting.ts";
import { ShortLivedCache } from "#services/shortLivedCache.ts";
import { isWorthExtending, isWorthNoting, sessionEnd } from "#services/sign-in/session.ts";
import { API_KEY_PREFIX, hashToken } from "#services/sign-in/token.ts";

export type Known = {
  community: string;
  caller: Caller;
  language: Language;
  expiresAt: number;
  /** The member’s access version of the moment in which this was read. */
  access: number;
};

/**
 * How old, in milliseconds, may be what is known of a caller.
 * - `usual`: half a minute, so long may another isolate still accept what was revoked here
 * - `checked`: far longer, where the ledger is told the access version and so refuses at once whoever has lost access
 * - `anew`: read now
 */
const ages = { usual: 30_000, checked: 600_000, anew: 0 };
export type Age = keyof typeof ages;

/** By the token itself: hashing it would cost each payment more than finding it here does. */
const callers = new ShortLivedCache<Known>({ size: 20_000, lifetimeMs: ages.checked });

/**
 * The active member behind a token of this community, or null: unknown, expired and revoked look the same.
 * A session in use is prolonged. What they hold and sign with comes in the same read, and all of it is known for a while
 * in this isolate: paying in a row reads nothing.
 */
export async function identify(
  community: CommunityContext,
  token: string,
  age: Age = "usual",
): Promise<Known | null> {
  const key = `${community.id} ${token}`;
  const cached = callers.get(key, community.now, ages[age]);
  if (cached && cached.expiresAt > community.now) return cached;
  const hash = hashToken(token);
  const found = token.startsWith(API_KEY_PREFIX)
    ? await readApiKey(community, hash)
    : await readSession(community, hash, age);
  // Whoever does the second step in another isolate is not held up here
  if (found && !found.caller.withheld) callers.set(key, found, community.now);
  return found;
}

/** Makes this isolate look again: called at once where a session, a key or a member’s role or status changed. */
export const forgetCallers = (
  community: string,
  which: { session?: string; member?: string } | "all",
): void =>
  callers.forget(
    (known) =>
      known.community === community &&
      (which === "all" || known.caller.session === which.session || known.caller.member === which.member),
  );

const rolesSchema = z.record(z.string(), z.enum(holderRoles));
const keysSchema = z.record(z.string(), z.string());

/** What is known of a member whatever they came with: their accounts and their devices’ keys are values of the one row. */
const about = {
  role: member.role,
  language: member.language,
  access: sql<number>`coalesce((select ${accessVersion.version} from ${accessVersion} where ${accessVersion.member} = ${member.id}), 0)`,
  holds: sql<string>`(select json_group_object(${accountHolder.account}, ${accountHolder.role}) from ${accountHolder} where ${accountHolder.member} = ${member.id})`,
  deviceKeys: sql<string>`(select json_group_object(${deviceKey.id}, ${deviceKey.publicKey}) from ${deviceKey} where ${deviceKey.member} = ${member.id} and ${deviceKey.revokedAt} is null)`,
};

/** What tells whether a session of the team still lacks its second step. */
const factors = {
  rule: sql<
    string | null
  >`(select json_extract(${setting.value}, '$.rule') from ${setting} where ${setting.key} = ${SECOND_FACTOR_SETTING})`,
  hasApp: sql<number>`exists (select 1 from ${totp} where ${totp.member} = ${member.id})`,
  hasPasskey: sql<number>`exists (select 1 from ${passkey} where ${passkey.member} = ${member.id})`,
};

type Factors = { rule: string | null; hasApp: number; hasPasskey: number };

/**
 * What a session may do of its member’s role. Opened by a code alone it may do a member’s own things, where the community asks its
 * team for a second step, or the member has an app for it. A passkey is both steps at once.
 */
function rightsOf(
  role: Role,
  opened: Pick<typeof session.$inferSelect, "passkey" | "secondStepAt">,
  { rule, hasApp, hasPasskey }: Factors,
): Pick<Caller, "role" | "withheld"> {
  const isProven = opened.passkey !== null || opened.secondStepAt !== null;
  if (role === "member" || isProven || (rule !== "staff" && hasApp === 0)) return { role };
  return { role: "member", withheld: { role, needs: hasApp + hasPasskey > 0 ? "step" : "setup" } };
}

const holdings = (row: { holds: string; deviceKeys: string }): Pick<Caller, "holds" | "deviceKeys"> => ({
  holds: new Map(Object.entries(rolesSchema.parse(JSON.parse(row.holds)))),
  deviceKeys: new Map(Object.entries(keysSchema.parse(JSON.parse(row.deviceKeys)))),
});

async function readSession(community: CommunityContext, hash: string, age: Age): Promise<Known | null> {
  const { db, now } = community;
  const [row] = await db
    .select({ session, ...about, ...factors })
    .from(session)
    .innerJoin(member, and(eq(member.id, session.member), eq(member.status, "active")))
    .where(and(eq(session.tokenHash, hash), isNull(session.revokedAt), gt(session.expiresAt, now)));
  if (!row) return null;
  await noteUse(community, row.session, age);
  return {
    community: community.id,
    caller: {
      member: row.session.member,
      ...rightsOf(row.role, row.session, row),
      scopes: null,
      session: row.session.id,
      ...holdings(row),
    },
    language: row.language,
    expiresAt: row.session.expiresAt,
    access: row.access,
  };
}

/** Prolongs a session in use, once a day, and notes its last use, once an hour: a payment does not wait for the latter. */
async function noteUse(
  { db, now }: CommunityContext,
  used: typeof session.$inferSelect,
  age: Age,
): Promise<void> {
  const isExtended = isWorthExtending(used, now);
  if (!isExtended && (age === "checked" || !isWorthNoting(used, now))) return;
  await db
    .update(session)
    .set({ lastUsedAt: now, ...(isExtended && { expiresAt: sessionEnd(used.createdAt, now) }) })
    .where(eq(session.id, used.id));
}

async function readApiKey(community: CommunityContext, hash: string): Promise<Known | null> {
  const { db, now } = community;
  const [row] = await db
    .select({ key: apiKey, ...about })
    .from(apiKey)
    .innerJoin(member, and(eq(member.id, apiKey.member), eq(member.status, "active")))
    .where(and(eq(apiKey.tokenHash, hash), isNull(apiKey.revokedAt), gt(apiKey.expiresAt, now)));
  if (!row) return null;
  return {
    community: community.id,
    caller: {
      member: row.key.member,
      role: row.role,
      scopes: scopes.parse(row.key.scopes),
      session: row.key.id,
      ...holdings(row),
    },
    language: row.language,
    expiresAt: row.key.expiresAt,
    access: row.access,
  };
}
