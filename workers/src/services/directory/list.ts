import { and, asc, eq, or, type SQL } from "drizzle-orm";

import { member, memberType } from "@mereau/db/tenant/schema.ts";
import type { DirectoryEntry, DirectoryQuery } from "@mereau/shared/contracts/directory.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { payableAccounts } from "#services/directory/accounts.ts";
import { metresFrom, orderOf } from "#services/directory/order.ts";
import { express, isOfCategory, isPlaced, isWithin, selectShown } from "#services/directory/shown.ts";
import { enterDirectory } from "#services/directory/visitor.ts";
import { cutPage, type Page } from "#services/page.ts";
import { isFoundIn } from "#services/textPattern.ts";

/**
 * Active members with the accounts on which they can be paid; to visitors, where the directory is public, providers alone and
 * without accounts. No address, no telephone. Refuses with `unauthenticated`, and with `invalid_input` as `orderOf` does.
 */
export async function readDirectory(
  ctx: CommunityContext,
  caller: Caller | undefined,
  query: DirectoryQuery,
): Promise<Page<DirectoryEntry>> {
  const { key, after, placeOf } = orderOf(query);
  const [rules, rows] = await Promise.all([
    enterDirectory(ctx, caller),
    selectShown(ctx, { key })
      .where(and(eq(member.status, "active"), after, ...asked(caller ? query : { ...query, provider: true })))
      .orderBy(asc(key), asc(member.number))
      .limit(query.limit + 1),
  ]);
  const page = cutPage(rows, query.limit, placeOf);
  const named = caller ? page.items.map(({ id }) => id) : [];
  const accounts = await payableAccounts(ctx, named);
  const items = page.items.map((row) => {
    const shown = express(row, rules);
    const distance = metresFrom(query.near, shown.place);
    return { ...shown, distance, accounts: accounts.get(row.id) ?? [] };
  });
  return { items, next: page.next };
}

/** What a list is narrowed to. */
const asked = ({ provider, q, category, bounds, near, order }: DirectoryQuery): (SQL | undefined)[] => [
  provider === undefined ? undefined : eq(memberType.provider, provider),
  q ? or(isFoundIn([member.name], q), numbered(q)) : undefined,
  category === undefined ? undefined : isOfCategory(category),
  bounds === undefined ? undefined : isWithin(bounds),
  near !== undefined && (order ?? "distance") === "distance" ? isPlaced : undefined,
];

const numbered = (text: string): SQL | undefined =>
  /^\d{1,9}$/.test(text) ? eq(member.number, Number(text)) : undefined;
