import { and, eq } from "drizzle-orm";

import { sponsorship } from "@mereau/db/tenant/schema.ts";
import type { Sponsorship } from "@mereau/shared/contracts/sponsorships.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { findMember } from "#services/members/find.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { allow, managing } from "#services/roles.ts";
import { readBeneficiary } from "#services/sponsorships/beneficiaries.ts";

/** In one currency, for oneself, or for a member whom a manager helps. */
export type Whose = { currency: string; member?: string | undefined };

/** The member concerned, and whether the caller acts for them. Refuses with `forbidden` and `unknown_member`. */
export async function sponsorOf(
  ctx: CommunityContext,
  caller: Caller,
  member: string = caller.member,
): Promise<{ member: string; onBehalfOf: string | null }> {
  if (member === caller.member) return { member, onBehalfOf: null };
  allow(caller, managing);
  await findMember(ctx, member);
  return { member, onBehalfOf: member };
}

/** Whom a member sponsors: for themselves and for managers. Refuses with `forbidden`, `unknown_member`, `unknown_currency`. */
export async function readSponsorship(
  ctx: CommunityContext,
  caller: Caller,
  { currency, ...whose }: Whose,
): Promise<Sponsorship> {
  const { member } = await sponsorOf(ctx, caller, whose.member);
  await findCurrency(ctx, currency);
  const [row] = await ctx.db
    .select()
    .from(sponsorship)
    .where(and(eq(sponsorship.member, member), eq(sponsorship.currency, currency)));
  const found = row && (await readBeneficiary(ctx, row.account, await policiesInForce(ctx, currency)));
  return { member, currency, beneficiary: found?.beneficiary ?? null, since: row?.since ?? null };
}
