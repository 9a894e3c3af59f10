import { notificationChoice } from "@mereau/db/tenant/schema.ts";
import type { NotificationChange } from "@mereau/shared/contracts/notifications.ts";
import { notificationRules } from "@mereau/shared/notifications/kinds.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { writeAll } from "#services/scheduled/plan.ts";

/**
 * Chooses how the caller is told of some kinds of news; of a kind that is named twice the last counts.
 * Refuses with `email_always` to leave out an e-mail that everybody gets.
 */
export async function changeChoices(
  ctx: CommunityContext,
  caller: Caller,
  { items }: NotificationChange,
): Promise<void> {
  if (items.some(({ kind, email }) => !email && notificationRules[kind].emailAlways))
    throw new Refusal("email_always");
  await writeAll(
    ctx,
    items.map(({ kind, ...ways }) =>
      ctx.db
        .insert(notificationChoice)
        .values({ member: caller.member, kind, ...ways })
        .onConflictDoUpdate({ target: [notificationChoice.member, notificationChoice.kind], set: ways }),
    ),
  );
  await ctx.ledger.note(ctx.id, { about: "wishes" });
}
