import { sql } from "drizzle-orm";

import { accountHolder, member, sponsorship } from "@mereau/db/tenant/schema.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import type { CommunityContext } from "#services/context.ts";
import { policiesInForce } from "#services/policies/inForce.ts";

type Chosen = { account: string; beneficiary: string; sponsors: number };

/**
 * What the first owner of each of these accounts sponsors in their currency, with its number of sponsors. Nobody sponsors
 * an account of their own, also not one that became theirs later.
 */
function readChosen(
  { db }: CommunityContext,
  currency: string,
  accounts: readonly string[],
): Promise<Chosen[]> {
  return db.all<Chosen>(sql`
    with chosen as materialized (
      select asked.value as account, ${sponsorship.account} as beneficiary
      from json_each(${JSON.stringify(accounts)}) as asked join ${sponsorship}
        on ${sponsorship.currency} = ${currency} and ${sponsorship.member} = (
          select holding.member from ${accountHolder} as holding
          where holding.account = asked.value and holding.role = 'owner'
          order by holding.since, holding.member limit 1)
      where not exists (select 1 from ${accountHolder} as own
        where own.account = ${sponsorship.account} and own.member = ${sponsorship.member} and own.role = 'owner')),
    counted as materialized (
      select other.account, count(*) as sponsors from ${sponsorship} as other
      join ${member} on ${member.id} = other.member and ${member.status} = 'active'
      where other.account in (select beneficiary from chosen) group by other.account)
    select chosen.account, chosen.beneficiary, coalesce(counted.sponsors, 0) as sponsors
    from chosen left join counted on counted.account = chosen.beneficiary`);
}

/**
 * The associations to which issues for these accounts give something, by account: those that have as many sponsors as the
 * gifts ask for.
 */
export async function giftBeneficiaries(
  ctx: CommunityContext,
  currency: string,
  accounts: readonly string[],
): Promise<Map<string, string>> {
  const { gift } = await policiesInForce(ctx, currency);
  if (!gift) return new Map();
  const chosen = await readChosen(ctx, currency, [...new Set(accounts)]);
  return new Map(
    chosen
      .filter(({ sponsors }) => sponsors >= gift.sponsors)
      .map(({ account, beneficiary }) => [account, beneficiary]),
  );
}

/** The association that receives its part of a redemption; null where none is chosen, or none receives anything. */
export async function feeBeneficiary(
  ctx: CommunityContext,
  { redemption }: CurrencyPolicies,
  { currency, from }: { currency: string; from: string },
): Promise<string | null> {
  if (!redemption?.fees.some(({ to }) => to === "beneficiary")) return null;
  const [chosen] = await readChosen(ctx, currency, [from]);
  return chosen?.beneficiary ?? null;
}
