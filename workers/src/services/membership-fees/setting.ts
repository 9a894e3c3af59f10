import { and, eq, inArray } from "drizzle-orm";

import { account, memberType, membershipFee } from "@mereau/db/tenant/schema.ts";
import type { Displayed } from "@mereau/shared/money/display.ts";
import { communityPolicies } from "@mereau/shared/policies/community.ts";
import {
  membershipFeeSettings,
  type MembershipFeeSettings,
} from "@mereau/shared/policies/membershipFee/settings.ts";
import { unknownType } from "@mereau/shared/policies/memberTypes.ts";
import type { Disagreement } from "@mereau/shared/policies/policy.ts";
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
 * Refused with `policy_disagreement`, telling for each contradiction, and each unknown type of member, the settings and why;
 * `unknown_currency`, `unknown_account` (no such pot), `currency_mismatch`, and amounts that the currency cannot write.
 */
export const feeSetting = versioned<MembershipFeeSettings>({
  subject: "membership-fees",
  audit: { noun: "membership_fee_policy", subject: FEE_POLICY_KEY },
  title: () => ({ fr: "les cotisations", en: "membership fees" }),
  schema: membershipFeeSettings,
  read: async (ctx) => (await readFeePolicy(ctx)).settings,
  check: async (ctx, settings) => {
    const { scale } = await moneyOf(ctx, settings);
    refuseDisagreements([
      ...communityPolicies.membershipFee.disagreements(settings),
      ...(await unknownTypes(ctx, settings)),
    ]);
    checkAmounts(settings, scale);
    await checkPot(ctx, settings);
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

/** A refusal that names the setting it is about, and what that stands for. */
const wrong = (
  code: "unknown_currency" | "unknown_account" | "currency_mismatch",
  field: "currency" | "pot",
  named: string,
): Refusal => {
  const { fr, en } = whatIsWrong[code];
  const message = { fr: `désigne ${named}, ${fr}`, en: `names ${named}, ${en}` };
  return new Refusal(code, { fields: [{ field, code, message }] });
};

const whatIsWrong = {
  unknown_currency: { fr: "qui n’est pas une monnaie d’ici", en: "which is no currency here" },
  unknown_account: { fr: "qui n’est pas une cagnotte d’ici", en: "which is no pot here" },
  currency_mismatch: {
    fr: "qui n’est pas dans une monnaie adossée à des euros",
    en: "which is not in a currency backed by euros",
  },
};

/** What the amounts are in, once it is sure that there is such a currency. */
async function moneyOf(ctx: CommunityContext, { currency }: MembershipFeeSettings): Promise<Displayed> {
  try {
    return await feeMoney(ctx, currency);
  } catch (error) {
    if (error instanceof Refusal && error.code === "unknown_currency")
      throw wrong("unknown_currency", "currency", currency);
    throw error;
  }
}

/** Amounts for types of member that there are none of would silently be for nobody. */
async function unknownTypes(
  { db }: CommunityContext,
  { byType }: MembershipFeeSettings,
): Promise<Disagreement[]> {
  const types = await db.select({ code: memberType.code }).from(memberType);
  const known = new Set(types.map(({ code }) => code));
  return Object.keys(byType).flatMap((code) =>
    known.has(code) ? [] : [unknownType(`byType.${code}`, code)],
  );
}

function checkAmounts(settings: MembershipFeeSettings, scale: number): void {
  minorUnits(settings.amount, scale, "amount");
  for (const [type, amount] of Object.entries(settings.byType)) minorUnits(amount, scale, `byType.${type}`);
  if (settings.minimum !== null) minorUnits(settings.minimum, scale, "minimum");
}

async function checkPot(ctx: CommunityContext, settings: MembershipFeeSettings): Promise<void> {
  if (settings.pot === null) return;
  const [pot] = await ctx.db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.id, settings.pot), eq(account.kind, "pot")));
  if (!pot) throw wrong("unknown_account", "pot", settings.pot);
  if ((await potFor(ctx, settings, settings.currency)) === null)
    throw wrong("currency_mismatch", "pot", settings.pot);
}
