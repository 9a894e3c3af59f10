import { eq, type SQL, sql } from "drizzle-orm";

import { formerNumber, member } from "@mereau/db/tenant/schema.ts";
import type { ImportPerson } from "@mereau/shared/import/person.ts";
import type { KnownMember } from "@mereau/shared/import/settleLines.ts";
import type { CommunityContext } from "#services/context.ts";

/** The members who share an address, telephone or former number with somebody or, where a line has none of these, a name. */
export async function findKnown(
  ctx: CommunityContext,
  people: readonly ImportPerson[],
): Promise<KnownMember[]> {
  const told = (pick: (person: ImportPerson) => string | null) => [
    ...new Set(people.flatMap((person) => pick(person) ?? [])),
  ];
  const found = await ctx.db.batch([
    select(ctx, sql`${member.email} in ${listOf(told(({ email }) => email))}`),
    select(ctx, sql`${member.phone} in ${listOf(told(({ phone }) => phone))}`),
    select(ctx, sql`${formerNumber.number} in ${listOf(told(({ number }) => number))}`),
    select(ctx, sql`${member.name} collate nocase in ${listOf(told(nameless))}`),
  ]);
  return [...new Map(found.flat().map((row) => [row.id, row])).values()];
}

/** The name of somebody of whom nothing else is told. */
const nameless = ({ email, phone, number, name }: ImportPerson): string | null =>
  email === null && phone === null && number === null ? name : null;

const listOf = (values: readonly string[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(values)}))`;

const select = ({ db }: CommunityContext, where: SQL) =>
  db
    .select({
      id: member.id,
      name: member.name,
      email: member.email,
      phone: member.phone,
      status: member.status,
      formerNumber: formerNumber.number,
    })
    .from(member)
    .leftJoin(formerNumber, eq(formerNumber.member, member.id))
    .where(where);
