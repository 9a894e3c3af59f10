import { and, eq, inArray } from "drizzle-orm";

import { account, membershipFee } from "@mereau/db/tenant/schema.ts";
import { communityPolicies } from "@mereau/shared/policies/community.ts";
import {
  membershipFeeSettings,
  type MembershipFeeSettings,
} from "@mereau/shared/policies/membershipFee/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { askingRun } from "#services/membership-fees/ask.ts";
import { feeMoney, potFor } from "#services/membership-fees/money.ts";
import { FEE_POLICY_KEY, readFeePolicy } from "#services/membership-fees/policy.ts";
import { refuseDisagreements } from "#services/policies/refusals.ts";
import { Refusal } from "#services/refusal.ts";
import { planRun } from "#services/scheduled/plan.ts";
import { versioned } from "#services/setting-versions/setting.ts";
import { subjectWrite } from "#services/settings/subject.ts";

/**
 * What members are asked each year. Fees that were asked already keep their amount, and are reminded of by the new rules.
 * Refused with `policy_disagreement`, telling for each contradiction the settings and why; `unknown_currency`,
 * `unknown_account` (no such pot), `currency_mismatch`, and amounts that the currency cannot write.
 */
export const feeSetting = versioned<MembershipFeeSettings>({
  subject: "membership-fees",
  audit: { noun: "membership_fee_policy", subject: FEE_POLICY_KEY },
  title: () => ({ fr: "les cotisations", en: "membership fees" }),
  schema: membershipFeeSettings,
  read: async (ctx) => (await readFeePolicy(ctx)).settings,
  check: async (ctx, settings) => {
    refuseDisagreements(communityPolicies.membershipFee.disagreements(settings));
    await checkMoney(ctx, settings);
  },
  explain: (settings, names) => communityPolicies.membershipFee.explain(settings, names),
  writes: (ctx, { after }) => [
    subjectWrite(ctx, FEE_POLICY_KEY, after),
    ctx.db
      .update(membershipFee)
      .set({ nextAt: ctx.now })
      .where(inArray(membershipFee.state, ["due", "overdue"])),
    planRun(ctx, askingRun(`set ${ctx.now}`, ctx.now)),
  ],
});

async function checkMoney(ctx: CommunityContext, settings: MembershipFeeSettings): Promise<void> {
  const { scale } = await feeMoney(ctx, settings.currency);
  minorUnits(settings.amount, scale, "amount");
  for (const [type, amount] of Object.entries(settings.byType)) minorUnits(amount, scale, `byType.${type}`);
  if (settings.minimum !== null) minorUnits(settings.minimum, scale, "minimum");
  if (settings.pot === null) return;
  const [pot] = await ctx.db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.id, settings.pot), eq(account.kind, "pot")));
  if (!pot) throw new Refusal("unknown_account", { detail: { account: settings.pot } });
  if ((await potFor(ctx, settings, settings.currency)) === null)
    throw new Refusal("currency_mismatch", { detail: { account: settings.pot } });
}
