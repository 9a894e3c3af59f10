import { and, eq, inArray } from "drizzle-orm";

import { account, membershipFee, setting } from "@mereau/db/tenant/schema.ts";
import type { MembershipFeePolicy } from "@mereau/shared/contracts/membershipFees.ts";
import { communityPolicies } from "@mereau/shared/policies/community.ts";
import type { MembershipFeeSettings } from "@mereau/shared/policies/membershipFee/settings.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { askingRun } from "#services/membership-fees/ask.ts";
import { feeMoney, potFor } from "#services/membership-fees/money.ts";
import { FEE_POLICY_KEY, readFeePolicy } from "#services/membership-fees/policy.ts";
import { readNames } from "#services/policies/names.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";

/** The policy with what it means in words; anybody may read it, since applicants want to know what joining costs. */
export async function describeFeePolicy(ctx: CommunityContext): Promise<MembershipFeePolicy> {
  const { settings, updatedAt } = await readFeePolicy(ctx);
  const explanation = communityPolicies.membershipFee.explain(settings, await readNames(ctx));
  return { policy: settings, explanation, updatedAt };
}

/**
 * Settles anew what members are asked; administrators alone may. Fees that were asked already keep their amount, and are
 * reminded of by the new rules. Refuses with `policy_disagreement`, telling for each contradiction the settings and why;
 * `unknown_currency`, `unknown_account` (no such pot), `currency_mismatch`, and amounts that the currency cannot write.
 */
export async function changeFeePolicy(
  ctx: CommunityContext,
  caller: Caller,
  settings: MembershipFeeSettings,
): Promise<MembershipFeePolicy> {
  allow(caller, ["admin"]);
  refuseDisagreements(settings);
  await checkMoney(ctx, settings);
  const { settings: before } = await readFeePolicy(ctx);
  await writePlanned(ctx, ctx.now, [
    ctx.db
      .insert(setting)
      .values({ key: FEE_POLICY_KEY, value: settings, updatedAt: ctx.now })
      .onConflictDoUpdate({ target: setting.key, set: { value: settings, updatedAt: ctx.now } }),
    ctx.db
      .update(membershipFee)
      .set({ nextAt: ctx.now })
      .where(inArray(membershipFee.state, ["due", "overdue"])),
    planRun(ctx, askingRun(`set ${ctx.now}`, ctx.now)),
  ]);
  await record(ctx, {
    caller,
    action: "membership_fee_policy.change",
    subject: FEE_POLICY_KEY,
    detail: { before, after: settings },
  });
  return describeFeePolicy(ctx);
}

function refuseDisagreements(settings: MembershipFeeSettings): void {
  const found = communityPolicies.membershipFee.disagreements(settings);
  if (found.length === 0) return;
  throw new Refusal("policy_disagreement", {
    fields: found.map(({ settings: paths, why }) => ({
      field: paths.map((path) => path.replace(/^membershipFee\./, "")).join(", "),
      code: "policy_disagreement",
      message: why,
    })),
  });
}

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
