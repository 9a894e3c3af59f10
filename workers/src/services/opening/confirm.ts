import { sql } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import type { Opening } from "@mereau/shared/contracts/opening.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { isPreparing } from "#services/opening/change.ts";
import { readOpening } from "#services/opening/read.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { spendCode } from "#services/sign-in/spendCode.ts";

/**
 * Confirms that what is sent to this administrator is read, by a code that was: who mistyped their address while founding learns it
 * before anybody depends on it. Refuses as `spendCode` does.
 */
export async function confirmAddress(ctx: CommunityContext, caller: Caller, code: string): Promise<Opening> {
  allow(caller, ["admin"]);
  const { email } = await findMember(ctx, caller.member);
  if (email === null) throw new Refusal("code_wrong");
  await spendCode(ctx, { email, code });
  await ctx.db.batch([
    ctx.db
      .update(setting)
      .set({ value: sql`json_set(${setting.value}, '$.confirmedAt', ${ctx.now})`, updatedAt: ctx.now })
      .where(isPreparing),
    recordChange(ctx, { caller, action: "opening.confirm", subject: caller.member }),
  ]);
  return readOpening(ctx, caller);
}
