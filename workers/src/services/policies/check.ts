import type { Language } from "@mereau/shared/contracts/common.ts";
import type { PoliciesChecked } from "@mereau/shared/contracts/policies.ts";
import { changesOf } from "@mereau/shared/policies/changes.ts";
import { potsOf } from "@mereau/shared/policies/pots.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { earliestChange, inForce } from "@mereau/shared/policies/versions.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { findDisagreements } from "#services/policies/disagreements.ts";
import { noticeFor } from "#services/policies/notice.ts";
import { readNames } from "#services/policies/names.ts";
import { inWords, readVersions } from "#services/policies/versions.ts";
import { findPots } from "#services/pots/find.ts";
import { allow, auditing } from "#services/roles.ts";

/**
 * Says what policies would mean, what would be otherwise than now and what contradicts what, and changes nothing; for those who
 * may read the whole ledger.
 */
export async function checkPolicies(
  ctx: CommunityContext,
  caller: Caller,
  { code, policies, language }: { code: string; policies: CurrencyPolicies; language: Language },
): Promise<PoliciesChecked> {
  allow(caller, auditing);
  const money = await findCurrency(ctx, code);
  const disagreements = await findDisagreements(ctx, money, policies);
  const [versions, known, names] = await Promise.all([
    readVersions(ctx, code),
    findPots(ctx, code),
    readNames(ctx),
  ]);
  const agrees = disagreements.length === 0;
  const before = inForce(versions, ctx.now)?.policies ?? {};
  const days = await noticeFor(ctx, money, versions, {
    // What cannot stand is not compared with what does
    policies: agrees ? policies : {},
    effectiveAt: null,
  });
  const pots = potsOf(policies).map((id) => {
    const found = known.find((pot) => pot.id === id);
    return { id, name: found?.name ?? null, exists: found !== undefined };
  });
  return {
    agrees,
    disagreements: disagreements.map(({ settings, why }) => ({
      settings: [...settings],
      why: why[language],
    })),
    // What cannot stand may have no words either: an amount with too many decimals
    explanation: agrees ? inWords(policies, { money, names, language }) : [],
    changes: agrees
      ? changesOf({ before, after: policies }, money, names).map(({ kind, change, texts }) => ({
          policy: kind,
          change,
          text: texts[language],
        }))
      : [],
    pots,
    nextVersion: versions.length + 1,
    noticeDays: days,
    earliestAt: earliestChange(versions, ctx.now, days),
  };
}
