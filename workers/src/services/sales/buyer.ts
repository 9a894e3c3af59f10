import { and, asc, eq } from "drizzle-orm";

import { accountHolder, member } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** The first owner of an account; null where it has none. */
export async function ownerOf({ db }: CommunityContext, account: string) {
  const [row] = await db
    .select({ id: member.id, name: member.name, number: member.number, language: member.language })
    .from(accountHolder)
    .innerJoin(member, eq(member.id, accountHolder.member))
    .where(and(eq(accountHolder.account, account), eq(accountHolder.role, "owner")))
    .orderBy(asc(accountHolder.since), asc(accountHolder.member))
    .limit(1);
  return row ?? null;
}
