import { eq } from "drizzle-orm";

import type { Me } from "@mereau/shared/contracts/sessions.ts";
import { accountHolder, accountProfile, member, memberCard } from "@mereau/db/tenant/schema.ts";
import { awaitedOf } from "#services/acceptances/awaiting.ts";
import type { Answers } from "#services/answers.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { countWaiting } from "#services/payment-requests/waiting.ts";
import { Refusal } from "#services/refusal.ts";

/** What it takes to tell who is asking, for a batch: their member card, the accounts they hold, what they are asked to pay and to accept. */
export const selectMe = (ctx: CommunityContext, caller: Caller) =>
  [
    ctx.db
      .select({
        id: member.id,
        number: member.number,
        name: member.name,
        email: member.email,
        type: member.type,
        photo: memberCard.photo,
        language: member.language,
        amounts: member.amounts,
      })
      .from(member)
      .leftJoin(memberCard, eq(memberCard.member, member.id))
      .where(eq(member.id, caller.member)),
    ctx.db
      .select({ id: accountHolder.account, name: accountProfile.name, role: accountHolder.role })
      .from(accountHolder)
      .leftJoin(accountProfile, eq(accountProfile.account, accountHolder.account))
      .where(eq(accountHolder.member, caller.member))
      .orderBy(accountHolder.since, accountHolder.account),
    countWaiting(ctx, caller.member),
    awaitedOf(ctx, caller.member),
  ] as const;

/** The same, once it was read. */
export function expressMe(
  caller: Caller,
  [[card], accounts, waiting, awaiting]: Answers<ReturnType<typeof selectMe>>,
): Me {
  if (!card) throw new Refusal("unknown_member");
  const openRequests = waiting.reduce((sum, { requests }) => sum + requests, 0);
  return {
    member: card,
    role: caller.role,
    withheld: caller.withheld ?? null,
    scopes: caller.scopes && [...caller.scopes],
    accounts,
    openRequests,
    awaiting,
  };
}

/** Who is asking: their member card, their role, the accounts they hold, and how many requests wait for them to pay. */
export const describeCaller = async (ctx: CommunityContext, caller: Caller): Promise<Me> =>
  expressMe(caller, await ctx.db.batch(selectMe(ctx, caller)));
