import { and, eq } from "drizzle-orm";

import { accountProfile } from "@mereau/db/tenant/schema.ts";
import type { AccountRequest, AccountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { memberAccountId } from "@mereau/shared/membership/account.ts";
import { readAccount } from "#services/accounts/get.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { capMinorUnits, minorUnits } from "#services/currencies/minorUnits.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { findMember, findMemberType } from "#services/members/find.ts";
import { ownershipWrites } from "#services/members/openAccounts.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Opens a further account for an active member; managers may. Its id follows from the member’s number and the ordinal,
 * so that asking again opens nothing more: an account that exists is answered as it stands.
 * Refuses with `member_not_active`, `unknown_currency`, `currency_mismatch` (a reserve), `amount_out_of_bounds`.
 */
export async function openAccount(
  ctx: CommunityContext,
  caller: Caller,
  request: AccountRequest,
): Promise<AccountWithHolders> {
  allow(caller, managing);
  const [row, { scale }] = await Promise.all([
    findMember(ctx, request.member),
    findCurrency(ctx, request.currency),
  ]);
  if (row.status !== "active") throw new Refusal("member_not_active");
  const { creditLimit, balanceCap } = request;
  const usual = (await findMemberType(ctx, row.type)).accounts[request.currency];
  const account = memberAccountId(request.currency, row.number, request.ordinal);
  const opening = {
    kind: "open_account" as const,
    account,
    currency: request.currency,
    type: row.type,
    creditLimit:
      creditLimit === undefined ? (usual?.creditLimit ?? 0) : minorUnits(creditLimit, scale, "creditLimit"),
    balanceCap:
      balanceCap === undefined
        ? (usual?.balanceCap ?? capMinorUnits(null, scale))
        : capMinorUnits(balanceCap, scale),
  };
  await submitSettings(ctx, [opening], request.currency);
  const hasOwnLimits = creditLimit !== undefined || balanceCap !== undefined;
  const justOpened = and(eq(accountProfile.account, account), eq(accountProfile.openedAt, ctx.now));
  const [{ rowsAffected }] = await ctx.db.batch([
    ...ownershipWrites(ctx, row, [account], request.name),
    ctx.db
      .update(accountProfile)
      .set({ limitsSetAt: hasOwnLimits ? ctx.now : null })
      .where(justOpened),
  ]);
  forgetHolders(ctx, { account });
  if (rowsAffected > 0)
    await record(ctx, { caller, action: "account.open", subject: account, detail: { member: row.id } });
  return readAccount(ctx, caller, account);
}
