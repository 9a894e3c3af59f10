import { eq } from "drizzle-orm";

import { passkey, totp } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { readRule } from "#services/second-factor/rule.ts";

/** Refuses with `second_factor_kept` to take away the only way of somebody of the team, where the community asks for one. */
export async function keepLastWay(ctx: CommunityContext, caller: Caller): Promise<void> {
  if (caller.role === "member" || (await readRule(ctx)) !== "staff") return;
  const [apps, passkeys] = await Promise.all([
    ctx.db.$count(totp, eq(totp.member, caller.member)),
    ctx.db.$count(passkey, eq(passkey.member, caller.member)),
  ]);
  if (apps + passkeys <= 1) throw new Refusal("second_factor_kept");
}
