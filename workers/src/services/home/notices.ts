import { and, asc, eq, sql } from "drizzle-orm";

import { membership, membershipFee, policy, setting } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Notice } from "@mereau/shared/contracts/home.ts";
import { changesOf } from "@mereau/shared/policies/changes.ts";
import { firstMembershipSettings, membershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { inForce, type PolicyVersion, stateOf } from "@mereau/shared/policies/versions.ts";
import type { Answers } from "#services/answers.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { isCurrent, renewableFrom } from "#services/membership/get.ts";
import { MEMBERSHIP_KEY } from "#services/membership/policy.ts";
import { readNames } from "#services/policies/names.ts";

/** Fees that are told, the oldest first: nobody owes more years than these. */
const FEES_MAX = 5;

/** What it takes to tell a member what is soon to come, for a batch. Of policies: what is in force, and what is announced. */
export const selectNotices = ({ db, now }: CommunityContext, member: string) =>
  [
    db.select().from(membership).where(eq(membership.member, member)),
    db.select().from(setting).where(eq(setting.key, MEMBERSHIP_KEY)),
    db
      .select({ id: membershipFee.id, state: membershipFee.state, dueAt: membershipFee.dueAt })
      .from(membershipFee)
      .where(and(eq(membershipFee.member, member), sql`${membershipFee.state} in ('due', 'overdue')`))
      .orderBy(asc(membershipFee.dueAt))
      .limit(FEES_MAX),
    db
      .select()
      .from(policy)
      .where(
        sql`${policy.effectiveAt} > ${now} or ${policy.version} = (select max(held.version) from ${policy} as held
          where held.currency = ${policy.currency} and held.effective_at <= ${now})`,
      ),
  ] as const;

type Noticed = Answers<ReturnType<typeof selectNotices>>;

/** The policies of these currencies: in force, and announced. */
export const readVersions = ([, , , policies]: Noticed, currencies: ReadonlySet<string>): PolicyVersion[] =>
  policies
    .filter(({ currency }) => currencies.has(currency))
    .map((row) => ({ ...row, policies: policySettings.parse(JSON.parse(row.settings)) }));

/** What a member should know, the soonest first. Of policies: what these versions, those of their currencies, announce. */
export async function tellNotices(
  ctx: CommunityContext,
  [memberships, settings, fees]: Noticed,
  { versions, language }: { versions: readonly PolicyVersion[]; language: Language },
): Promise<Notice[]> {
  const due = fees.map(({ id, state, dueAt }): Notice => ({
    kind: "fee_due",
    at: dueAt,
    fee: id,
    overdue: state === "overdue",
  }));
  const told = [
    ...due,
    ...membershipNotices(ctx, memberships[0] ?? null, settings[0]?.value),
    ...(await policyNotices(ctx, versions, language)),
  ];
  return told.toSorted((one, other) => one.at - other.at);
}

/** That a membership ends, from when on it can be renewed. */
function membershipNotices(
  { now }: CommunityContext,
  row: typeof membership.$inferSelect | null,
  kept: unknown,
): Notice[] {
  if (!isCurrent(row, now) || row.endsAt === null) return [];
  const { renewalWindowDays } = kept === undefined ? firstMembershipSettings : membershipSettings.parse(kept);
  if (row.endsAt > now + renewalWindowDays * DAY_MS) return [];
  return [
    {
      kind: "membership_ends",
      at: row.endsAt,
      renewableFrom: renewableFrom(row.expiresAt, renewalWindowDays),
    },
  ];
}

/** What is announced to begin, end or change: by what the currency would go otherwise at that moment. */
async function policyNotices(
  ctx: CommunityContext,
  versions: readonly PolicyVersion[],
  language: Language,
): Promise<Notice[]> {
  const announced: PolicyVersion[] = [];
  for (const all of Map.groupBy(versions, ({ currency }) => currency).values())
    announced.push(...all.filter((version) => stateOf(all, version, ctx.now) === "announced"));
  if (announced.length === 0) return [];
  const names = await readNames(ctx);
  const told = announced.map(async ({ currency, version, effectiveAt: at, policies: after }) => {
    const earlier = versions.filter((it) => it.currency === currency && it.version < version);
    const before = inForce(earlier, at)?.policies ?? {};
    const changes = changesOf({ before, after }, await findCurrency(ctx, currency), names);
    return {
      kind: "policies_change" as const,
      currency,
      at,
      changes: changes.map(({ kind, change, texts }) => ({ policy: kind, change, text: texts[language] })),
    };
  });
  return (await Promise.all(told)).filter(({ changes }) => changes.length > 0);
}
