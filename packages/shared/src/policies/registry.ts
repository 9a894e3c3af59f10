import * as z from "zod";

import { creditLadder } from "#policies/creditLadder/policy.ts";
import { creditLadderSettings } from "#policies/creditLadder/settings.ts";
import { demurrage } from "#policies/demurrage/policy.ts";
import { demurrageSettings } from "#policies/demurrage/settings.ts";
import { dividend } from "#policies/dividend/policy.ts";
import { dividendSettings } from "#policies/dividend/settings.ts";
import { gift } from "#policies/gift/policy.ts";
import { giftSettings } from "#policies/gift/settings.ts";
import { levy } from "#policies/levy/policy.ts";
import { levySettings } from "#policies/levy/settings.ts";
import { redemption } from "#policies/redemption/policy.ts";
import { redemptionSettings } from "#policies/redemption/settings.ts";
import { dynamicCredit } from "#policies/dynamicCredit/policy.ts";
import { dynamicCreditSettings } from "#policies/dynamicCredit/settings.ts";
import { giving } from "#policies/giving/policy.ts";
import { givingSettings } from "#policies/giving/settings.ts";
import { notice } from "#policies/notice/policy.ts";
import { noticeSettings } from "#policies/notice/settings.ts";
import type { Policy } from "#policies/policy.ts";
import { prepaid } from "#policies/prepaid/policy.ts";
import { prepaidSettings } from "#policies/prepaid/settings.ts";
import { solidarity } from "#policies/solidarity/policy.ts";
import { solidaritySettings } from "#policies/solidarity/settings.ts";

/*
 * Every kind of policy that a currency can have. A new kind is a folder, a line among the settings and one among
 * the policies.
 */

/** Everything that is settled about one currency; a policy that is left out does not apply. */
export const policySettings = z
  .strictObject({
    notice: noticeSettings.optional(),
    dividend: dividendSettings.optional(),
    demurrage: demurrageSettings.optional(),
    levy: levySettings.optional(),
    redemption: redemptionSettings.optional(),
    gift: giftSettings.optional(),
    dynamicCredit: dynamicCreditSettings.optional(),
    creditLadder: creditLadderSettings.optional(),
    prepaid: prepaidSettings.optional(),
    giving: givingSettings.optional(),
    solidarity: solidaritySettings.optional(),
  })
  .meta({ id: "CurrencyPolicies" });

export type CurrencyPolicies = z.output<typeof policySettings>;

export type PolicyKind = keyof CurrencyPolicies;

export const policies: { readonly [Kind in PolicyKind]: Policy<Kind> } = {
  notice,
  dividend,
  demurrage,
  levy,
  redemption,
  gift,
  dynamicCredit,
  creditLadder,
  prepaid,
  giving,
  solidarity,
};

/** The kinds, in the order in which they are told. */
export const policyKinds = policySettings.keyof().options;
