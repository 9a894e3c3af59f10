import type { accountProfile } from "@mereau/db/tenant/schema.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";
import type { CommunityContext, HolderRole } from "#services/context.ts";
import { holderLetter } from "#services/mail/templates/holder.ts";
import { findMember, type MemberRow } from "#services/members/find.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { planRun, writeAll } from "#services/scheduled/plan.ts";

type LetIn = {
  /** Who has let them in. */
  by: string;
  member: MemberRow;
  account: typeof accountProfile.$inferSelect;
  role: HolderRole;
};

/** Tells a member that an account of somebody else’s is open to them from now on, and what they may do with it. */
export async function tellLetIn(ctx: CommunityContext, { by, member, account, role }: LetIn): Promise<void> {
  const { name } = await findMember(ctx, by);
  const run = writtenRun(ctx, {
    ...holderLetter[member.language](role, { by: name, account: account.name }),
    kind: "security",
    place: role === "cashier" ? screens.till : screens.home,
    member: member.id,
    about: `${account.account} ${member.id}`,
    letter: `let_in ${ctx.now}`,
  });
  await writeAll(ctx, [planRun(ctx, run)]);
  await ctx.ledger.wake(ctx.id);
}
