import { isDeepStrictEqual } from "node:util";

import { eq } from "drizzle-orm";

import { memberType } from "@mereau/db/tenant/schema.ts";
import type { MemberType, MemberTypeRequest } from "@mereau/shared/contracts/memberTypes.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressType, readLimits } from "#services/member-types/express.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";

/**
 * Adds a kind of member; administrators alone may. The same one sent again gets the same answer.
 * Refuses with `unknown_currency`, `currency_mismatch`, and `id_reused` when the code stands for another type.
 */
export async function createMemberType(
  ctx: CommunityContext,
  caller: Caller,
  request: MemberTypeRequest,
): Promise<MemberType> {
  allow(caller, ["admin"]);
  const row = { ...request, accounts: await readLimits(ctx, request.accounts) };
  const [created] = await ctx.db.insert(memberType).values(row).onConflictDoNothing().returning();
  if (created) {
    const made = await expressType(ctx, created);
    await record(ctx, { caller, action: "member_type.create", subject: row.code, detail: made });
    return made;
  }
  const [known] = await ctx.db.select().from(memberType).where(eq(memberType.code, row.code));
  if (!known || !isDeepStrictEqual(known, row)) throw new Refusal("id_reused");
  return expressType(ctx, known);
}
