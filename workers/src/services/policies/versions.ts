import { and, asc, eq } from "drizzle-orm";

import { member, policy, policyRecord } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { PolicyVersionFacts } from "@mereau/shared/contracts/policies.ts";
import { explain } from "@mereau/shared/policies/explain.ts";
import type { Money, Names } from "@mereau/shared/policies/policy.ts";
import { type CurrencyPolicies, policySettings } from "@mereau/shared/policies/registry.ts";
import { type PolicyVersion, stateOf } from "@mereau/shared/policies/versions.ts";
import type { CommunityContext } from "#services/context.ts";

/** A version with what the ledger does not know of it; null: it was settled at the founding. */
export type SettledVersion = PolicyVersion & {
  settledAt: number | null;
  settledBy: { id: string; name: string | null } | null;
};

/** All that was ever settled about a currency, the earliest first. */
export async function readVersions({ db }: CommunityContext, code: string): Promise<SettledVersion[]> {
  const rows = await db
    .select({ policy, settledAt: policyRecord.settledAt, by: policyRecord.settledBy, name: member.name })
    .from(policy)
    .leftJoin(
      policyRecord,
      and(eq(policyRecord.currency, policy.currency), eq(policyRecord.version, policy.version)),
    )
    .leftJoin(member, eq(member.id, policyRecord.settledBy))
    .where(eq(policy.currency, code))
    .orderBy(asc(policy.version));
  return rows.map(({ policy: row, settledAt, by, name }) => ({
    currency: row.currency,
    version: row.version,
    effectiveAt: row.effectiveAt,
    policies: policySettings.parse(JSON.parse(row.settings)),
    settledAt,
    settledBy: by === null ? null : { id: by, name },
  }));
}

/** For whom policies are put in words: about which currency, with what names, in which language. */
export type Told = { money: Money; names: Names; language: Language };

/** Policies in words, as the API tells them. */
export const inWords = (policies: CurrencyPolicies, { money, names, language }: Told) =>
  explain(policies, money, names).map(({ kind, texts }) => ({ policy: kind, text: texts[language] }));

/** A version as the API shows it. */
export const expressVersion = (
  versions: readonly SettledVersion[],
  of: SettledVersion,
  told: Told & { now: number },
): PolicyVersionFacts => ({
  version: of.version,
  state: stateOf(versions, of, told.now),
  effectiveAt: of.effectiveAt,
  policies: of.policies,
  explanation: inWords(of.policies, told),
  settledAt: of.settledAt,
  settledBy: of.settledBy,
});
