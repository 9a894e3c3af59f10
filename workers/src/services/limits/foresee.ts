import { eq, sql, type SQL } from "drizzle-orm";

import { account, accountProfile } from "@mereau/db/tenant/schema.ts";
import type { MemberTypeChecked } from "@mereau/shared/contracts/settingVersions.ts";
import type { CommunityContext } from "#services/context.ts";
import { type Limits, standsBeyond, withOtherLimits } from "#services/limits/usual.ts";

type LimitEffects = MemberTypeChecked["effects"][number];

const count = (which: SQL) => sql<number>`coalesce(sum(${which}), 0)`;

/** How many accounts of a member type would follow these limits, and how many would not; changes nothing. */
export async function foreseeLimits(
  ctx: CommunityContext,
  kind: { type: string; currency: string; limits: Limits },
): Promise<LimitEffects> {
  const [isOther, isBeyond] = await Promise.all([withOtherLimits(ctx, kind), standsBeyond(ctx, kind)]);
  const own = sql`${accountProfile.limitsSetAt} is not null`;
  const [found] = await ctx.db
    .select({
      following: count(sql`not (${own}) and not ${isBeyond}`),
      beyond: count(sql`not (${own}) and ${isBeyond}`),
      own: count(own),
    })
    .from(account)
    .leftJoin(accountProfile, eq(accountProfile.account, account.id))
    .where(isOther);
  return { currency: kind.currency, ...(found ?? { following: 0, beyond: 0, own: 0 }) };
}
