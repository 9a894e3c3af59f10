import type { AccountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import type { AccountStatus } from "@mereau/shared/ledger/account.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { readAccount } from "#services/accounts/get.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Suspends an account, reopens it, or closes it for good; managers may.
 * Refuses with `account_not_empty` to close one that holds anything, and with `account_closed` to reopen a closed one.
 */
export async function setStatus(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  status: AccountStatus,
): Promise<AccountWithHolders> {
  allow(caller, managing);
  await submitSettings(ctx, [{ kind: "set_status", account, status }], currencyOfAccount(account));
  await record(ctx, { caller, action: "account.status", subject: account, detail: { status } });
  return readAccount(ctx, caller, account);
}
