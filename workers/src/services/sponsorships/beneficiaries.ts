import { and, asc, eq, gt, inArray, lt, sql } from "drizzle-orm";

import { account, accountProfile, member, memberType, sponsorship } from "@mereau/db/tenant/schema.ts";
import type { Beneficiary, BeneficiaryPage } from "@mereau/shared/contracts/sponsorships.ts";
import { beneficiaryTypes } from "@mereau/shared/policies/beneficiaryTypes.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { cutPage, readPlace, textPlace } from "#services/page.ts";
import { policiesInForce } from "#services/policies/inForce.ts";

const sponsors = sql<number>`(select count(*) from ${sponsorship} as other
  join ${member} as sponsoring on sponsoring.id = other.member and sponsoring.status = 'active'
  where other.account = ${account.id})`;

const selectBeneficiaries = ({ db }: CommunityContext) =>
  db
    .select({ account, name: accountProfile.name, sponsors })
    .from(account)
    .leftJoin(accountProfile, eq(accountProfile.account, account.id))
    .leftJoin(memberType, eq(memberType.code, account.type))
    .$dynamic();

type Row = Awaited<ReturnType<typeof selectBeneficiaries>>[number];

const mayBe = ({ account: row }: Row, types: readonly string[]): boolean =>
  row.kind === "member" && (types.length === 0 || types.includes(row.type));

const express = (row: Row, { gift }: CurrencyPolicies): Beneficiary => ({
  account: row.account.id,
  name: row.name,
  sponsors: row.sponsors,
  receivesGifts:
    gift !== undefined &&
    row.account.status !== "closed" &&
    mayBe(row, gift.types) &&
    row.sponsors >= gift.sponsors,
});

/** An account as an association, whether it may be sponsored or not; undefined where there is no such account. */
export async function readBeneficiary(ctx: CommunityContext, id: string, policies: CurrencyPolicies) {
  const [row] = await selectBeneficiaries(ctx).where(eq(account.id, id));
  if (!row) return undefined;
  const types = beneficiaryTypes(policies);
  const { currency, status } = row.account;
  return {
    currency,
    status,
    mayBe: types !== null && mayBe(row, types),
    beneficiary: express(row, policies),
  };
}

/**
 * The associations that may be sponsored, in the order of their accounts; anybody may know. Where the policies allow any
 * account, only those of providers are told, which are listed openly. Refuses with `unknown_currency`.
 */
export async function listBeneficiaries(
  ctx: CommunityContext,
  code: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<BeneficiaryPage> {
  await findCurrency(ctx, code);
  const [after] = readPlace(textPlace, cursor) ?? [`${code}:`];
  const policies = await policiesInForce(ctx, code);
  const sponsorsNeeded = policies.gift?.sponsors ?? null;
  const types = beneficiaryTypes(policies);
  if (types === null) return { items: [], next: null, sponsorsNeeded };
  const rows = await selectBeneficiaries(ctx)
    .where(
      and(
        gt(account.id, after),
        // All ids of the currency, in the order of the key: `;` follows `:`
        lt(account.id, `${code};`),
        eq(account.kind, "member"),
        eq(account.status, "open"),
        types.length > 0 ? inArray(account.type, [...types]) : eq(memberType.provider, true),
      ),
    )
    .orderBy(asc(account.id))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, (row) => [row.account.id]);
  return { items: items.map((row) => express(row, policies)), next, sponsorsNeeded };
}
