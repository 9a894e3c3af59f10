import { and, sql } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { claimPhonesWrite, type Newcomer } from "#services/member-imports/takeIn.ts";
import type { Write } from "#services/scheduled/plan.ts";

/** Those whose new address is somebody else’s by now. */
export async function findTaken({ db }: CommunityContext, people: readonly Newcomer[]): Promise<Set<string>> {
  const emails = JSON.stringify(people.flatMap(({ email }) => email ?? []));
  const rows = await db
    .select({ id: member.id, email: member.email })
    .from(member)
    .where(and(sql`${member.email} in (select value from json_each(${emails}))`));
  const holders = new Map(rows.map(({ id, email }) => [email, id]));
  const isTaken = ({ id, email }: Newcomer) => email !== null && (holders.get(email) ?? id) !== id;
  return new Set(people.filter(isTaken).map(({ id }) => id));
}

/** The writes that give active members what they lack of address, telephone and former number; what they have stays. */
export function completeWrites(ctx: CommunityContext, people: readonly Newcomer[]): Write[] {
  if (people.length === 0) return [];
  const told = sql`json_each(${JSON.stringify(people.map(({ id, email, phone, number }) => [id, email, phone, number]))})`;
  return [
    ctx.db
      .run(sql`update ${member} set email = coalesce(email, told.value ->> 1), phone = coalesce(phone, told.value ->> 2)
      from ${told} as told where member.id = told.value ->> 0 and member.status = 'active'
        and not exists (select 1 from member as other where other.email = told.value ->> 1 and other.id <> member.id)`),
    ctx.db.run(sql`insert into former_number (number, member)
      select value ->> 3, value ->> 0 from ${told} where value ->> 3 is not null
        and not exists (select 1 from former_number where member = value ->> 0)
      on conflict do nothing`),
    claimPhonesWrite(
      ctx,
      people.map(({ id }) => id),
    ),
  ];
}
