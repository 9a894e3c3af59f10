import { and, eq, ne, sql } from "drizzle-orm";

import { accountHolder, accountProfile } from "@mereau/db/tenant/schema.ts";
import type { AccountWithHolders, HolderRequest } from "@mereau/shared/contracts/accounts.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { allowanceCommand } from "#services/accounts/allowance.ts";
import { mayGovern } from "#services/accounts/authorise.ts";
import { readAccount } from "#services/accounts/get.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import { restateAllowance } from "#services/accounts/restateAllowance.ts";
import { tellLetIn } from "#services/accounts/tellLetIn.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { optionalMinorUnits } from "#services/currencies/minorUnits.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { findMember, memberIdOf } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, managing } from "#services/roles.ts";
import { requireRecentSignIn } from "#services/sign-in/recent.ts";

/**
 * Gives a member a role on an account, or another one; its owners and the managers may. What an operator may spend is
 * stated in the ledger first. Asked again it answers the same. Whoever had none is told, unless they did it themselves.
 * Refuses with `unknown_account`, `unknown_member`, `member_not_active`, `last_owner`, and an owner whose session is not recent with
 * `sign_in_again`.
 */
export async function setHolder(
  ctx: CommunityContext,
  caller: Caller,
  { account, member: reference }: { account: string; member: string },
  request: HolderRequest,
): Promise<AccountWithHolders> {
  await mayGovern(ctx, caller, account);
  if (!isAmong(caller, managing)) await requireRecentSignIn(ctx, caller);
  const target = { account, member: await memberIdOf(ctx, reference) };
  const { code, scale } = await findCurrency(ctx, currencyOfAccount(target.account));
  const limits = {
    perTransfer: optionalMinorUnits(request.perTransfer, scale, "perTransfer"),
    perDay: optionalMinorUnits(request.perDay, scale, "perDay"),
  };
  const row = { ...target, ...limits, role: request.role, since: ctx.now };
  const before = await lookUp(ctx, target);
  if (before.role === "owner" && row.role !== "owner" && !before.others) throw new Refusal("last_owner");

  if (before.role !== null || row.role !== "viewer")
    await submitSettings(ctx, [allowanceCommand(target.account, target.member, row.role, limits)], code);
  const written = await ctx.db
    .insert(accountHolder)
    .values(row)
    .onConflictDoUpdate({
      target: [accountHolder.account, accountHolder.member],
      set: { role: row.role, ...limits },
      setWhere: row.role === "owner" ? sql`true` : isNotLastOwner,
    })
    .returning({ member: accountHolder.member });
  forgetHolders(ctx, { account: target.account });
  await restateAllowance(ctx, target.account, target.member);
  if (written.length === 0) throw new Refusal("last_owner");
  const { account: subject, ...detail } = row;
  await record(ctx, { caller, action: "account.holder", subject, detail });
  if (before.role === null && target.member !== caller.member)
    await tellLetIn(ctx, {
      by: caller.member,
      member: before.member,
      account: before.profile,
      role: row.role,
    });
  return readAccount(ctx, caller, target.account);
}

/** Who the member is, the role that they have now, and whether the account has another owner. */
async function lookUp(ctx: CommunityContext, { account, member }: { account: string; member: string }) {
  const [found, [profiles, holding, others]] = await Promise.all([
    findMember(ctx, member),
    ctx.db.batch([
      ctx.db.select().from(accountProfile).where(eq(accountProfile.account, account)),
      ctx.db
        .select()
        .from(accountHolder)
        .where(and(eq(accountHolder.account, account), eq(accountHolder.member, member))),
      ctx.db
        .select()
        .from(accountHolder)
        .where(
          and(
            eq(accountHolder.account, account),
            eq(accountHolder.role, "owner"),
            ne(accountHolder.member, member),
          ),
        )
        .limit(1),
    ]),
  ]);
  const [profile] = profiles;
  if (!profile) throw new Refusal("unknown_account");
  if (found.status !== "active") throw new Refusal("member_not_active");
  return { member: found, profile, role: holding[0]?.role ?? null, others: others.length > 0 };
}

/** Inside a write to `account_holder`: true for everybody but the only owner of an account. */
export const isNotLastOwner = sql`(${accountHolder.role} <> 'owner' or exists (
  select 1 from ${accountHolder} as other where other.account = ${accountHolder.account}
  and other.role = 'owner' and other.member <> ${accountHolder.member}))`;
