import { sql } from "drizzle-orm";
import * as z from "zod";

import { accountHolder, member, notificationChoice, pushSubscription } from "@mereau/db/tenant/schema.ts";
import type { NotificationKind } from "@mereau/shared/notifications/kinds.ts";
import { type Addressee, findAddressees } from "#services/messages/addressees.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

const accounts = z.array(z.object({ account: z.string() }));

/**
 * The accounts of which somebody may wish to hear that a payment has come: its owners have a browser that takes messages, or
 * asked for e-mails. Most communities have few, and then most payments concern nobody.
 */
export async function findAwaited({ db }: Pick<WorkContext, "db">): Promise<ReadonlySet<string>> {
  const rows = await db.all(sql`
    select distinct ${accountHolder.account} as account from ${accountHolder}
    join ${member} on ${member.id} = ${accountHolder.member} and ${member.status} = 'active'
    where ${accountHolder.role} = 'owner' and ${accountHolder.member} in (
      select ${pushSubscription.member} from ${pushSubscription}
      union select ${notificationChoice.member} from ${notificationChoice}
        where ${notificationChoice.kind} = 'payment_received' and ${notificationChoice.email})`);
  return new Set(accounts.parse(rows).map(({ account }) => account));
}

/** Whether somebody is told of a kind of news at all. */
export function isTold({ ways, email, browsers }: Addressee, kind: NotificationKind): boolean {
  const { email: byEmail, push } = ways(kind);
  return (byEmail && email !== null) || (push && browsers.length > 0);
}

/** Those of these members who are told of a kind of news: to the others there is nothing to plan. */
export async function findTold(
  ctx: WorkContext,
  kind: NotificationKind,
  members: readonly string[],
): Promise<ReadonlySet<string>> {
  if (members.length === 0) return new Set();
  const addressees = await findAddressees(ctx, members);
  return new Set([...addressees.values()].filter((to) => isTold(to, kind)).map(({ member: id }) => id));
}
