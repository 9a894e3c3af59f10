import { and, asc, desc, eq, gt, isNull, lt, ne, or } from "drizzle-orm";

import { member, memberImport, memberImportLine } from "@mereau/db/tenant/schema.ts";
import type {
  MemberImport,
  MemberImportLine,
  MemberImportLinesQuery,
  MemberImportsQuery,
} from "@mereau/shared/contracts/memberImports.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { csvRow } from "@mereau/shared/journal/csvRow.ts";
import { importFaultText } from "@mereau/shared/import/words.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressImport, findImport } from "#services/member-imports/find.ts";
import { cutPage, numberPlace, type Page, readPlace, textPlace } from "#services/page.ts";
import { allow, managing } from "#services/roles.ts";

/** An import, and how far it is. For managers. Refuses with `unknown_import`. */
export async function getImport(ctx: CommunityContext, caller: Caller, id: string): Promise<MemberImport> {
  allow(caller, managing);
  return expressImport(await findImport(ctx, id));
}

/** The imports, the newest first. For managers. */
export async function listImports(
  ctx: CommunityContext,
  caller: Caller,
  { cursor, limit }: MemberImportsQuery,
): Promise<Page<MemberImport>> {
  allow(caller, managing);
  const [before] = readPlace(textPlace, cursor) ?? [];
  const rows = await ctx.db
    .select()
    .from(memberImport)
    .where(before === undefined ? undefined : lt(memberImport.id, before))
    .orderBy(desc(memberImport.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, ({ id }) => [id]);
  return { ...page, items: page.items.map(expressImport) };
}

/** What would become of each line, or what has, in their order. For managers. Refuses with `unknown_import`. */
export async function listImportLines(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  { cursor, limit, fate }: MemberImportLinesQuery,
): Promise<Page<MemberImportLine>> {
  allow(caller, managing);
  await findImport(ctx, id);
  const [after] = readPlace(numberPlace, cursor) ?? [0];
  const rows = await ctx.db
    .select({ line: memberImportLine, member: { id: member.id, number: member.number, name: member.name } })
    .from(memberImportLine)
    .leftJoin(member, eq(member.id, memberImportLine.member))
    .where(
      and(
        eq(memberImportLine.import, id),
        gt(memberImportLine.line, after),
        fate === undefined ? undefined : hasFate(fate),
      ),
    )
    .orderBy(asc(memberImportLine.line))
    .limit(limit + 1);
  const page = cutPage(rows, limit, ({ line }) => [line.line]);
  return { items: page.items.map(expressLine), next: page.next };
}

/** What was foreseen for a line, or that it was refused after all. */
const hasFate = (fate: MemberImportLine["fate"]) =>
  fate === "refused"
    ? or(eq(memberImportLine.fate, fate), ne(memberImportLine.verdict, "done"))
    : and(
        eq(memberImportLine.fate, fate),
        or(isNull(memberImportLine.verdict), eq(memberImportLine.verdict, "done")),
      );

const unsaid = { name: null, email: null, phone: null, type: null, number: null, note: null };

function expressLine(row: {
  line: typeof memberImportLine.$inferSelect;
  member: MemberImportLine["member"];
}): MemberImportLine {
  const { line, person, fate, faults, verdict } = row.line;
  return { line, ...unsaid, ...person, fate, faults, member: row.member, verdict };
}

/**
 * The lines that were refused, as they stood in the file, with where they stood and why: to be mended and taken in again. For
 * managers. Refuses with `unknown_import`.
 */
export async function readRefused(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  language: Language,
): Promise<string> {
  allow(caller, managing);
  const { header } = await findImport(ctx, id);
  const rows = await ctx.db
    .select()
    .from(memberImportLine)
    .where(and(eq(memberImportLine.import, id), hasFate("refused")))
    .orderBy(asc(memberImportLine.line));
  const say = { fr: { line: "Ligne", why: "Motif" }, en: { line: "Line", why: "Why" } }[language];
  const data = rows.map(({ cells, line, faults, verdict }) => [
    ...header.map((_, place) => cells?.[place] ?? ""),
    String(line),
    [...faults.map(({ code }) => code), ...(verdict === null ? [] : [verdict])]
      .map((code) => importFaultText(code)[language])
      .join(" ; "),
  ]);
  return `\ufeff${[[...header, say.line, say.why], ...data].map((cells) => csvRow(cells, ";")).join("")}`;
}
