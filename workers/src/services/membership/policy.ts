import { eq } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import {
  firstMembershipSettings,
  membershipSettings,
  type MembershipSettings,
} from "@mereau/shared/policies/membership/settings.ts";
import type { CommunityContext } from "#services/context.ts";

/** Under this key the settings are kept. */
export const MEMBERSHIP_KEY = "membership";

/** Who is a recognised member, as the community has settled it; the one place where that is read. */
export async function readMembershipPolicy(
  ctx: CommunityContext,
): Promise<{ settings: MembershipSettings; updatedAt: number | null }> {
  const [row] = await ctx.db.select().from(setting).where(eq(setting.key, MEMBERSHIP_KEY));
  return row
    ? { settings: membershipSettings.parse(row.value), updatedAt: row.updatedAt }
    : { settings: firstMembershipSettings, updatedAt: null };
}
