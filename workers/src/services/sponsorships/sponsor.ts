import { and, eq, sql } from "drizzle-orm";

import { sponsorship } from "@mereau/db/tenant/schema.ts";
import type { Sponsorship } from "@mereau/shared/contracts/sponsorships.ts";
import { holdersOfOne } from "#services/accounts/holders.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { Refusal } from "#services/refusal.ts";
import { readBeneficiary } from "#services/sponsorships/beneficiaries.ts";
import { readSponsorship, sponsorOf, type Whose } from "#services/sponsorships/read.ts";

/**
 * Has a member sponsor an association in one currency, in place of any other: for themselves, and for managers in their
 * name. Refuses with `forbidden`, `unknown_member`, `unknown_currency`, `unknown_account`, `currency_mismatch`,
 * `account_closed`, `account_suspended`, and with `not_a_beneficiary` an account of a type that may not be sponsored, the
 * member’s own, and any where the policies give nothing.
 */
export async function sponsor(
  ctx: CommunityContext,
  caller: Caller,
  { account, ...whose }: Whose & { account: string },
): Promise<Sponsorship> {
  const { currency } = whose;
  const { member, onBehalfOf } = await sponsorOf(ctx, caller, whose.member);
  await findCurrency(ctx, currency);
  await checkAccount(ctx, { account, currency, member });
  await ctx.db
    .insert(sponsorship)
    .values({ member, currency, account, since: ctx.now })
    .onConflictDoUpdate({
      target: [sponsorship.member, sponsorship.currency],
      set: { account, since: ctx.now },
      setWhere: sql`${sponsorship.account} <> excluded.account`,
    });
  if (onBehalfOf !== null)
    await record(ctx, {
      caller,
      onBehalfOf,
      action: "sponsorship.set",
      subject: member,
      detail: { currency, account },
    });
  return readSponsorship(ctx, caller, whose);
}

async function checkAccount(
  ctx: CommunityContext,
  { account, currency, member }: { account: string; currency: string; member: string },
): Promise<void> {
  const found = await readBeneficiary(ctx, account, await policiesInForce(ctx, currency));
  if (!found) throw new Refusal("unknown_account");
  if (found.currency !== currency) throw new Refusal("currency_mismatch");
  if (found.status === "closed") throw new Refusal("account_closed");
  if (found.status === "suspended") throw new Refusal("account_suspended");
  const holders = await holdersOfOne(ctx, account);
  const isOwn = holders.some((holding) => holding.member === member && holding.role === "owner");
  if (!found.mayBe || isOwn) throw new Refusal("not_a_beneficiary");
}

/** Ends a member’s sponsorship in one currency, if there is one: for themselves, and for managers in their name. Refuses as reading it. */
export async function endSponsorship(
  ctx: CommunityContext,
  caller: Caller,
  whose: Whose,
): Promise<Sponsorship> {
  const { currency } = whose;
  const { member, onBehalfOf } = await sponsorOf(ctx, caller, whose.member);
  const ended = await ctx.db
    .delete(sponsorship)
    .where(and(eq(sponsorship.member, member), eq(sponsorship.currency, currency)))
    .returning();
  if (onBehalfOf !== null && ended.length > 0)
    await record(ctx, {
      caller,
      onBehalfOf,
      action: "sponsorship.end",
      subject: member,
      detail: { currency, account: ended[0]?.account },
    });
  return readSponsorship(ctx, caller, whose);
}
