import { memberType } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Member, MembersQuery } from "@mereau/shared/contracts/members.ts";
import { BYTE_ORDER_MARK, csvHabits } from "@mereau/shared/journal/csvHabits.ts";
import { csvRow } from "@mereau/shared/journal/csvRow.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { listMembers } from "#services/members/list.ts";
import { memberTableWords } from "#services/members/words.ts";
import { type Page } from "#services/page.ts";
import { allow, managing } from "#services/roles.ts";

type Narrowed = Pick<MembersQuery, "status" | "type" | "q">;

/**
 * The members as a table for people’s spreadsheets, as a list of them is narrowed, page by page: names of columns, standings and roles in a
 * language, with the separator expected in it. Days are of UTC. For managers, since it takes everybody’s addresses away from
 * here: that it was taken, and how it was narrowed, is written down first; what was searched for is not.
 * Refuses with `forbidden`.
 */
export async function openMembersCsv(
  ctx: CommunityContext,
  caller: Caller,
  narrowed: Narrowed,
  language: Language,
): Promise<AsyncGenerator<string>> {
  allow(caller, managing);
  const { status = null, type = null, q } = narrowed;
  const detail = { status, type, searched: q !== undefined };
  await record(ctx, { caller, action: "members.export", subject: "members", detail });
  return membersCsv(ctx, caller, narrowed, language);
}

async function* membersCsv(
  ctx: CommunityContext,
  caller: Caller,
  narrowed: Narrowed,
  language: Language,
): AsyncGenerator<string> {
  const { columns, statuses, roles } = memberTableWords[language];
  const { separator } = csvHabits[language];
  const types = await ctx.db.select({ code: memberType.code, name: memberType.name }).from(memberType);
  const typeNames = new Map(types.map(({ code, name }) => [code, name]));
  const rowOf = ({ number, name, email, phone, type, status, role, appliedAt, decidedAt }: Member) => {
    const told = [typeNames.get(type) ?? type, statuses[status], roles[role]];
    return csvRow([number, name, email, phone, ...told, dateOf(appliedAt), dateOf(decidedAt)], separator);
  };
  yield BYTE_ORDER_MARK + csvRow(columns, separator);
  let cursor: string | undefined;
  do {
    const page: Page<Member> = await listMembers(ctx, caller, { ...narrowed, cursor, limit: 200 });
    yield page.items.map(rowOf).join("");
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

const dateOf = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment).toISOString().slice(0, 10);
