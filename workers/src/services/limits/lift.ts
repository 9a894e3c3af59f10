import { eq } from "drizzle-orm";

import { account, accountProfile } from "@mereau/db/tenant/schema.ts";
import type { AccountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";
import { readAccount } from "#services/accounts/get.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { findMemberType } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/** What a type that does not name a currency stands for there: as accounts open in it. */
const noLimits = { creditLimit: 0, balanceCap: AMOUNT_MAX };

/**
 * Lets an account follow its member type again; managers may. Lifted already, it changes nothing.
 * Refuses with `limit_crossed` while it stands beyond the limits of its type, `unknown_account`, `system_account`.
 */
export async function liftLimits(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<AccountWithHolders> {
  allow(caller, managing);
  const [row] = await ctx.db.select().from(account).where(eq(account.id, id));
  if (!row) throw new Refusal("unknown_account");
  const usual = row.type === "" ? noLimits : (await findMemberType(ctx, row.type)).accounts[row.currency];
  await submitSettings(ctx, [{ kind: "follow_limits", account: id, ...(usual ?? noLimits) }], row.currency);
  await ctx.db
    .update(accountProfile)
    .set({ limitsSetAt: null, limitsReason: null })
    .where(eq(accountProfile.account, id));
  await record(ctx, { caller, action: "account.limits_lifted", subject: id });
  return readAccount(ctx, caller, id);
}
