import type { AccountWithHolders, LimitsRequest } from "@mereau/shared/contracts/accounts.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { readAccount } from "#services/accounts/get.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { capMinorUnits, minorUnits } from "#services/currencies/minorUnits.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Says how far below and above zero an account may go; managers may.
 * Refuses with `limit_crossed` limits beyond which it already stands, `unknown_account`, `amount_out_of_bounds`.
 */
export async function setLimits(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  request: LimitsRequest,
): Promise<AccountWithHolders> {
  allow(caller, managing);
  const { code, scale } = await findCurrency(ctx, currencyOfAccount(account));
  const creditLimit = minorUnits(request.creditLimit, scale, "creditLimit");
  const balanceCap = capMinorUnits(request.balanceCap, scale);
  await submitSettings(ctx, [{ kind: "set_limits", account, creditLimit, balanceCap }], code);
  await record(ctx, {
    caller,
    action: "account.limits",
    subject: account,
    detail: { creditLimit, balanceCap },
  });
  return readAccount(ctx, caller, account);
}
