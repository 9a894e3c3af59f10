import { eq } from "drizzle-orm";

import { accountProfile } from "@mereau/db/tenant/schema.ts";
import type { AccountWithHolders, LimitsRequest } from "@mereau/shared/contracts/accounts.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { readAccount } from "#services/accounts/get.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { capMinorUnits, formatCap, minorUnits } from "#services/currencies/minorUnits.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Says how far below and above zero an account may go, and why; managers may. From then on it does not follow its member type.
 * Refuses with `limit_crossed` limits beyond which it already stands, `unknown_account`, `amount_out_of_bounds`.
 */
export async function setLimits(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  request: LimitsRequest,
): Promise<AccountWithHolders> {
  allow(caller, managing);
  const { reason } = request;
  const { code, scale } = await findCurrency(ctx, currencyOfAccount(account));
  const creditLimit = minorUnits(request.creditLimit, scale, "creditLimit");
  const balanceCap = capMinorUnits(request.balanceCap, scale);
  // Noted first: between the two, no change of its member type may take the limits back
  const before = await noteOwnLimits(ctx, account, { limitsSetAt: ctx.now, limitsReason: reason });
  try {
    await submitSettings(ctx, [{ kind: "set_limits", account, creditLimit, balanceCap }], code);
  } catch (error) {
    if (before && error instanceof Refusal && isFinal(error)) await noteOwnLimits(ctx, account, before);
    throw error;
  }
  await record(ctx, {
    caller,
    action: "account.limits",
    subject: account,
    detail: {
      creditLimit: formatAmount(creditLimit, scale),
      balanceCap: formatCap(balanceCap, scale),
      reason,
    },
  });
  return readAccount(ctx, caller, account);
}

type OwnLimits = Pick<typeof accountProfile.$inferSelect, "limitsSetAt" | "limitsReason">;

/** Notes whether an account has limits of its own, and gives what was noted before; null for an account without a name. */
async function noteOwnLimits(
  { db }: CommunityContext,
  account: string,
  own: OwnLimits,
): Promise<OwnLimits | null> {
  const itself = eq(accountProfile.account, account);
  const [[before]] = await db.batch([
    db
      .select({ limitsSetAt: accountProfile.limitsSetAt, limitsReason: accountProfile.limitsReason })
      .from(accountProfile)
      .where(itself),
    db.update(accountProfile).set(own).where(itself),
  ]);
  return before ?? null;
}

/** Whether the ledger has said no, and not merely nothing yet. */
const isFinal = ({ code }: Refusal): boolean => code !== "outcome_unknown" && code !== "unavailable";
