import { and, eq, ne, sql } from "drizzle-orm";

import { memberImport, memberImportLine, memberType } from "@mereau/db/tenant/schema.ts";
import type { MemberImport, MemberImportRequest } from "@mereau/shared/contracts/memberImports.ts";
import { personReader } from "@mereau/shared/import/readPerson.ts";
import { settleLines } from "@mereau/shared/import/settleLines.ts";
import { IMPORT_LINES_MAX, readImportTable } from "@mereau/shared/import/table.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { hashText } from "#services/documents/inForce.ts";
import { expressImport, findImport, type ImportRow } from "#services/member-imports/find.ts";
import { findKnown } from "#services/member-imports/known.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { newRunId, type Write, writeAll } from "#services/scheduled/plan.ts";

type LineRow = typeof memberImportLine.$inferSelect;

/**
 * Looks through a list of members and keeps, line by line, what would become of it. Nobody is taken in before it is confirmed.
 * A manager has one draft at a time: a new one takes the place of theirs. Asked again it answers with the import as it stands.
 * Refuses with `import_unreadable`, `invalid_input` (a type that does not exist, columns that are not those of the file), `id_reused`.
 */
export async function draftImport(
  ctx: CommunityContext,
  caller: Caller,
  request: MemberImportRequest,
): Promise<MemberImport> {
  allow(caller, managing);
  const { id, text, ...options } = request;
  const digest = hashText(JSON.stringify([text, options]));
  const [known] = await ctx.db.select().from(memberImport).where(eq(memberImport.id, id));
  if (!known) {
    const { header, lines } = await judge(ctx, request);
    await writeAll(ctx, writesOf(ctx, caller, { request, digest, header, lines }));
  }
  const row = await findImport(ctx, id);
  if (row.digest !== digest || row.createdBy !== caller.member) throw new Refusal("id_reused");
  return expressImport(row);
}

async function judge(ctx: CommunityContext, request: MemberImportRequest) {
  const types = await ctx.db.select({ code: memberType.code, name: memberType.name }).from(memberType);
  refuseUnknown(request, types);
  const { header, rows } = readImportTable(request.text, request.delimiter);
  if (rows.length === 0 || rows.length > IMPORT_LINES_MAX) throw new Refusal("import_unreadable");
  if (request.columns.length !== header.length)
    throw new Refusal("invalid_input", { fields: [{ field: "columns", code: "column_count" }] });
  const read = personReader(request, types);
  const told = rows.map(({ line, cells }) => ({ line, cells, ...read(cells) }));
  const known = await findKnown(
    ctx,
    told.map(({ person }) => person),
  );
  const judged = settleLines(told, known, request.existing);
  const lines = told.map(({ line, cells, person }, index): LineRow => {
    const { fate = "refused", faults = [], member = null } = judged[index] ?? {};
    return {
      import: request.id,
      line,
      cells: fate === "refused" ? cells.map(keep) : null,
      person: { ...person, name: person.name === null ? null : keep(person.name) },
      fate,
      faults,
      member: fate === "create" ? newRunId(ctx.now) : member,
      verdict: null,
    };
  });
  return { header: header.map(keep), lines };
}

/** Half a surrogate pair is nothing that a database keeps. */
const keep = (text: string): string => text.slice(0, 4_000).toWellFormed();

function refuseUnknown({ type, types }: MemberImportRequest, known: readonly { code: string }[]): void {
  const codes = new Set(known.map(({ code }) => code));
  const named = [["type", type], ...Object.values(types).map((code) => ["types", code])];
  const fields = named.flatMap(([field = "", code = ""]) =>
    codes.has(code) ? [] : [{ field, code: "unknown_member_type" }],
  );
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}

type Judged = { request: MemberImportRequest; digest: string; header: string[]; lines: LineRow[] };

function writesOf(
  ctx: CommunityContext,
  caller: Caller,
  { request, digest, header, lines }: Judged,
): Write[] {
  const { id, fileName, columns, type, types, language, existing } = request;
  const count = (fate: LineRow["fate"]) => lines.filter((line) => line.fate === fate).length;
  const row: typeof memberImport.$inferInsert = {
    id,
    createdBy: caller.member,
    createdAt: ctx.now,
    fileName,
    digest,
    header,
    options: { columns, type, types, language, existing } satisfies ImportRow["options"],
    state: "draft",
    lines: lines.length,
    toCreate: count("create"),
    toUpdate: count("update"),
    present: count("present"),
    refused: count("refused"),
  };
  const earlier = and(
    eq(memberImport.state, "draft"),
    eq(memberImport.createdBy, caller.member),
    ne(memberImport.id, id),
  );
  return [
    ctx.db
      .delete(memberImportLine)
      .where(sql`${memberImportLine.import} in (select id from ${memberImport} where ${earlier})`),
    ctx.db.delete(memberImport).where(earlier),
    ctx.db.insert(memberImport).values(row).onConflictDoNothing(),
    ...insertLines(ctx, lines),
  ];
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Lines written by one statement. */
const CHUNK = 2_000;

/** The lines as one JSON value a statement: as many values of their own would be more than a statement takes. */
function insertLines({ db }: CommunityContext, lines: readonly LineRow[]): Write[] {
  const writes: Write[] = [];
  for (let first = 0; first < lines.length; first += CHUNK) {
    const chunk = lines
      .slice(first, first + CHUNK)
      .map((it) => [
        it.import,
        it.line,
        json(it.cells),
        json(it.person),
        it.fate,
        json(it.faults),
        it.member,
      ]);
    const rows = sql`select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, null
      from json_each(${JSON.stringify(chunk)}) where true`;
    writes.push(db.insert(memberImportLine).select(rows).onConflictDoNothing());
  }
  return writes;
}
