import { and, eq, sql } from "drizzle-orm";

import { member, memberCard, memberJoining } from "@mereau/db/tenant/schema.ts";
import type { DirectoryCard } from "@mereau/shared/contracts/directory.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { payableAccounts } from "#services/directory/accounts.ts";
import { express, selectShown } from "#services/directory/shown.ts";
import { enterDirectory } from "#services/directory/visitor.ts";
import { Refusal } from "#services/refusal.ts";

const told = {
  about: sql<string | null>`${memberCard.about}`,
  hours: sql<string | null>`${memberCard.hours}`,
  website: sql<string | null>`${memberCard.website}`,
  phone: sql<string | null>`iif(${memberCard.phoneShown}, ${member.phone}, null)`,
  email: sql<string | null>`iif(${memberCard.emailShown}, ${member.email}, null)`,
  since: sql<number>`coalesce(
    (select ${memberJoining.joinedAt} from ${memberJoining} where ${memberJoining.member} = ${member.id}),
    ${member.decidedAt}, ${member.appliedAt})`,
};

/**
 * All that an active member shows of themselves, by their exact number: the payee of a code that was scanned, say. To visitors,
 * where the directory is public, providers alone and without accounts. Refuses with `unauthenticated` and `unknown_member`.
 */
export async function readCard(
  ctx: CommunityContext,
  caller: Caller | undefined,
  number: number,
): Promise<DirectoryCard> {
  const [rules, [row]] = await Promise.all([
    enterDirectory(ctx, caller),
    selectShown(ctx, told).where(and(eq(member.number, number), eq(member.status, "active"))),
  ]);
  // Whether a person is a member is not told to visitors
  if (!row || (!caller && !row.provider)) throw new Refusal("unknown_member");
  const accounts = await payableAccounts(ctx, caller ? [row.id] : []);
  const { about, website, phone, email, since } = row;
  return {
    ...express(row, rules),
    accounts: accounts.get(row.id) ?? [],
    since,
    about,
    hours: row.provider ? row.hours : null,
    website,
    phone,
    email,
  };
}
