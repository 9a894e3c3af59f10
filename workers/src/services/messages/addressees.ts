import { and, inArray, sql } from "drizzle-orm";

import { member, notificationChoice, pushSubscription } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { type NotificationKind, type Ways, waysFor } from "@mereau/shared/notifications/kinds.ts";
import { findSubscriptions, type SubscriptionRow } from "#services/push/find.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** A member who can be told something, and how they want to be. */
export type Addressee = {
  member: string;
  email: string | null;
  language: Language;
  ways: (kind: NotificationKind) => Ways;
  /** The browsers that take push messages for them. */
  browsers: readonly SubscriptionRow[];
};

/** Those of these members who can be told anything: whoever has left is told nothing. */
export async function findAddressees(
  ctx: WorkContext,
  members: readonly string[],
): Promise<Map<string, Addressee>> {
  const ids = sql`(select value from json_each(${JSON.stringify(members)}))`;
  const [rows, choices, subscriptions] = await Promise.all([
    ctx.db
      .select({ member: member.id, email: member.email, language: member.language })
      .from(member)
      .where(and(sql`${member.id} in ${ids}`, inArray(member.status, ["active", "suspended", "refused"]))),
    ctx.db
      .select()
      .from(notificationChoice)
      .where(sql`${notificationChoice.member} in ${ids}`),
    ctx.pusher ? findSubscriptions(ctx, sql`${pushSubscription.member} in ${ids}`) : [],
  ]);
  const browsersOf = Map.groupBy(subscriptions, (row) => row.member);
  const choicesOf = Map.groupBy(choices, (row) => row.member);
  return new Map(
    rows.map((row) => {
      const chosen = new Map(choicesOf.get(row.member)?.map((one) => [one.kind, one]));
      const ways = (kind: NotificationKind) => waysFor(kind, chosen.get(kind));
      return [row.member, { ...row, ways, browsers: browsersOf.get(row.member) ?? [] }];
    }),
  );
}
