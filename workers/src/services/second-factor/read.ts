import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";

import { member, passkey, recoveryCode, totp } from "@mereau/db/tenant/schema.ts";
import type { OwnSecondFactor, StaffFactor } from "@mereau/shared/contracts/secondFactor.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow, managing } from "#services/roles.ts";
import { readRule } from "#services/second-factor/rule.ts";

/** By which ways the caller can do the second step, and whether this session still lacks it. */
export async function describeOwn(ctx: CommunityContext, caller: Caller): Promise<OwnSecondFactor> {
  const { db } = ctx;
  const mine = and(eq(recoveryCode.member, caller.member), isNull(recoveryCode.usedAt));
  const [rule, [app], passkeys, recoveryCodes] = await Promise.all([
    readRule(ctx),
    db.select({ since: totp.createdAt }).from(totp).where(eq(totp.member, caller.member)),
    db.$count(passkey, eq(passkey.member, caller.member)),
    db.$count(recoveryCode, mine),
  ]);
  return { rule, withheld: caller.withheld ?? null, app: app ?? null, passkeys, recoveryCodes };
}

/** Who of the team has which way, by role and name; managers may ask. They are few: there are no pages of them. */
export async function listStaff(ctx: CommunityContext, caller: Caller): Promise<StaffFactor[]> {
  allow(caller, managing);
  // Conditions of their own keep the names of their tables, which columns lose in the select of one table
  const unspent = and(eq(recoveryCode.member, member.id), isNull(recoveryCode.usedAt));
  const rows = await ctx.db
    .select({
      member: member.id,
      name: member.name,
      role: member.role,
      app: sql<number>`exists (select 1 from ${totp} where ${eq(totp.member, member.id)})`,
      passkeys: sql<number>`(select count(*) from ${passkey} where ${eq(passkey.member, member.id)})`,
      recoveryCodes: sql<number>`(select count(*) from ${recoveryCode} where ${unspent})`,
    })
    .from(member)
    .where(and(ne(member.role, "member"), eq(member.status, "active")))
    .orderBy(asc(member.role), asc(member.name), asc(member.id))
    .limit(500);
  return rows.map((row) => ({ ...row, app: row.app === 1 }));
}
