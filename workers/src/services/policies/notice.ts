import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { and, eq, gt, inArray } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { meltsMore } from "@mereau/shared/policies/demurrage/meltsMore.ts";
import type { Disagreement, Money } from "@mereau/shared/policies/policy.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { earliestChange, inForce, noticeDays, type PolicyVersion } from "@mereau/shared/policies/versions.ts";
import type { CommunityContext } from "#services/context.ts";

/** Nobody finds less on their account from one moment to the next: melting that begins or grows is told so many days before. */
const MELTING_NOTICE_DAYS = 1;

export type Change = { policies: CurrencyPolicies; effectiveAt: number | null };

/** Whether members have any money in a currency, or dividends that wait for them. */
async function circulates({ db }: CommunityContext, code: string): Promise<boolean> {
  const found = await db
    .select({ id: account.id })
    .from(account)
    .where(
      and(eq(account.currency, code), inArray(account.kind, ["member", "dividends"]), gt(account.posted, 0)),
    )
    .limit(1);
  return found.length > 0;
}

/** The days between settling a change and its taking effect: those that were promised, and one where more would melt. */
export async function noticeFor(
  ctx: CommunityContext,
  { code, scale }: Money,
  versions: readonly PolicyVersion[],
  { policies, effectiveAt }: Change,
): Promise<number> {
  const promised = noticeDays(versions, ctx.now);
  const before = inForce(versions, Math.max(ctx.now, effectiveAt ?? 0))?.policies.demurrage;
  const melts = meltsMore(before, policies.demurrage, scale) && (await circulates(ctx, code));
  return melts ? Math.max(promised, MELTING_NOTICE_DAYS) : promised;
}

/** Says where more would melt sooner than it may. What was promised beyond that the ledger sees to. */
export async function meltsTooSoon(
  ctx: CommunityContext,
  money: Money,
  versions: readonly PolicyVersion[],
  change: Change,
): Promise<Disagreement[]> {
  const days = await noticeFor(ctx, money, versions, change);
  const isKept = Math.max(ctx.now, change.effectiveAt ?? 0) >= ctx.now + days * DAY_MS;
  if (isKept || days === noticeDays(versions, ctx.now)) return [];
  const date = dateInWords(earliestChange(versions, ctx.now, days));
  return [
    {
      settings: ["demurrage", "notice"],
      why: {
        fr: `Une fonte qui commence ou qui augmente est annoncée au moins un jour avant : au plus tôt pour le ${date.fr}.`,
        en: `Melting that begins or grows is announced at least a day ahead: for ${date.en} at the earliest.`,
      },
    },
  ];
}
