import { and, asc, eq, gt, sql, type SQL } from "drizzle-orm";

import { member, memberWord } from "@mereau/db/tenant/schema.ts";
import type { Member, MembersQuery } from "@mereau/shared/contracts/members.ts";
import { searchWords } from "@mereau/shared/search/fold.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";
import { allow, overseeing } from "#services/roles.ts";

/** The members in the order of their numbers, for those who run the community. `q` looks for words in names and addresses, and for numbers. */
export async function listMembers(
  ctx: CommunityContext,
  caller: Caller,
  query: MembersQuery,
): Promise<Page<Member>> {
  allow(caller, overseeing);
  const [after] = readPlace(numberPlace, query.cursor) ?? [0];
  const rows = await selectMembers(ctx, query, after);
  return cutPage(rows, query.limit, (row) => [row.number]);
}

/** Members whose numbers come after this one, and one more than the page has. */
export const selectMembers = ({ db }: CommunityContext, query: MembersQuery, after: number) =>
  db
    .select()
    .from(member)
    .where(
      and(
        // Whoever is looked for by words is read out of their index, and not one by one in the order of their numbers
        query.q === undefined ? gt(member.number, after) : sql`+${member.number} > ${after}`,
        query.status && eq(member.status, query.status),
        query.type === undefined ? undefined : eq(member.type, query.type),
        query.q === undefined ? undefined : isFoundBy(query.q),
      ),
    )
    .orderBy(query.q === undefined ? asc(member.number) : sql`+${member.number}`)
    .limit(query.limit + 1);

/** The end of the words that begin with a word. */
const LAST = "\u{10ffff}";

/** Those who have a word that begins so, for each word of the text; or that very number. */
function isFoundBy(text: string): SQL | undefined {
  const words = searchWords(text);
  if (words.length === 0) return sql`false`;
  const numbered = /^\d{1,9}$/.test(text.trim())
    ? sql` union all select ${member.id} from ${member} where ${member.number} = ${Number(text)}`
    : sql``;
  return and(
    ...words.map(
      (word) => sql`${member.id} in (select ${memberWord.member} from ${memberWord}
        where ${memberWord.word} >= ${word} and ${memberWord.word} < ${word + LAST}${numbered})`,
    ),
  );
}
