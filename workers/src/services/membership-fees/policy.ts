import { eq } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import {
  firstFeeSettings,
  membershipFeeSettings,
  type MembershipFeeSettings,
} from "@mereau/shared/policies/membershipFee/settings.ts";
import type { CommunityContext } from "#services/context.ts";

/** Under this key the settings are kept. */
export const FEE_POLICY_KEY = "membershipFee";

/** What members are asked each year, as the community has settled it; the one place where that is read. */
export async function readFeePolicy({
  db,
}: Pick<CommunityContext, "db">): Promise<{ settings: MembershipFeeSettings; updatedAt: number | null }> {
  const [row] = await db.select().from(setting).where(eq(setting.key, FEE_POLICY_KEY));
  return row
    ? { settings: membershipFeeSettings.parse(row.value), updatedAt: row.updatedAt }
    : { settings: firstFeeSettings, updatedAt: null };
}
