import { eq } from "drizzle-orm";

import type { Me } from "@mereau/shared/contracts/sessions.ts";
import { accountHolder, member } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** Who is asking: their member card, their role, and the accounts they hold. */
export async function describeCaller({ db }: CommunityContext, caller: Caller): Promise<Me> {
  const [[card], accounts] = await Promise.all([
    db
      .select({
        id: member.id,
        number: member.number,
        name: member.name,
        email: member.email,
        type: member.type,
        language: member.language,
      })
      .from(member)
      .where(eq(member.id, caller.member)),
    db
      .select({ id: accountHolder.account, role: accountHolder.role })
      .from(accountHolder)
      .where(eq(accountHolder.member, caller.member))
      .orderBy(accountHolder.since, accountHolder.account),
  ]);
  if (!card) throw new Refusal("unknown_member");
  return { member: card, role: caller.role, scopes: caller.scopes && [...caller.scopes], accounts };
}
