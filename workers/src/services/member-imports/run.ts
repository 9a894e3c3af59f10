import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";

import { memberImport, memberImportLine } from "@mereau/db/tenant/schema.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import type { ImportRow } from "#services/member-imports/find.ts";
import { completeWrites, findTaken } from "#services/member-imports/complete.ts";
import { openAccounts } from "#services/member-imports/openAccounts.ts";
import { type Newcomer, enterWrites, findEntered, takeInWrites } from "#services/member-imports/takeIn.ts";
import type { Planned, Write } from "#services/scheduled/plan.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** The scheduled work that takes members in from files. */
export const MEMBER_IMPORTS = "member_imports";

/** Lines taken in together: payments wait for no more than one such call of the ledger. */
const LINES_AT_ONCE = 500;

/** Such groups in one run; the next run follows a second later. */
const GROUPS_MAX = 3;

/** Takes in what was confirmed, group by group, each whole: what is cut off is found again by the lines without a verdict. */
export const takeInImports = runsWork({
  name: MEMBER_IMPORTS,
  runsMax: 1,
  perform: (ctx, runs) => Promise.all(runs.map((run) => takeInSome(ctx, run))),
});

async function takeInSome(ctx: WorkContext, { subject }: Run): Promise<Outcome> {
  const [row] = await ctx.db.select().from(memberImport).where(eq(memberImport.id, subject));
  if (row?.state !== "running") return { went: "done" };
  let last = 0;
  for (let groups = 0; groups < GROUPS_MAX; groups += 1) {
    const lines = await nextLines(ctx, subject);
    last = lines.at(-1)?.line ?? 0;
    if (lines.length === 0) return { went: "done", writes: [closeWrite(ctx, subject)] };
    await takeInGroup(ctx, row, lines);
  }
  const next: Planned = { work: MEMBER_IMPORTS, subject, period: String(last), dueAt: ctx.now };
  return { went: "done", plans: [next] };
}

const nextLines = ({ db }: WorkContext, id: string) =>
  db
    .select()
    .from(memberImportLine)
    .where(
      and(
        eq(memberImportLine.import, id),
        inArray(memberImportLine.fate, ["create", "update"]),
        isNull(memberImportLine.verdict),
      ),
    )
    .orderBy(asc(memberImportLine.line))
    .limit(LINES_AT_ONCE);

type LineRow = Awaited<ReturnType<typeof nextLines>>[number];

/** What a line says, with the id of whom it is about. One that was erased meanwhile says nothing any more. */
const tellers = (lines: readonly LineRow[], fate: LineRow["fate"]): Newcomer[] =>
  lines.flatMap(({ line, person, member: id, fate: own }) =>
    own === fate && person !== null && id !== null ? [{ line, id, ...person }] : [],
  );

async function takeInGroup(ctx: WorkContext, row: ImportRow, lines: readonly LineRow[]): Promise<void> {
  const newcomers = tellers(lines, "create");
  const others = tellers(lines, "update");
  await writeAll(ctx, enterWrites(ctx, row, newcomers));
  const [entered, taken] = await Promise.all([findEntered(ctx, newcomers), findTaken(ctx, others)]);
  const { accounts, refused } = await openAccounts(ctx, entered);
  const isIn = new Set(entered.filter(({ id }) => !refused.has(id)).map(({ id }) => id));
  const verdicts = lines.map(({ line, member: id, fate, person }): [number, string] => {
    if (id === null || person === null) return [line, "taken_meanwhile"];
    if (fate === "update") return [line, taken.has(id) ? "email_taken" : "done"];
    return [line, isIn.has(id) ? "done" : (refused.get(id) ?? "taken_meanwhile")];
  });
  await writeAll(ctx, [
    ...(await takeInWrites(ctx, row, { newcomers: newcomers.filter(({ id }) => isIn.has(id)), accounts })),
    ...completeWrites(
      ctx,
      others.filter(({ id }) => !taken.has(id)),
    ),
    ...verdictWrites(ctx, row, verdicts),
  ]);
  for (const { account } of accounts) forgetHolders(ctx, { account });
}

const cell = (field: string) => sql`coalesce(json_extract(person, ${`$.${field}`}), '')`;

/** What was done needs no longer be known here; what was refused is given back as it stood. */
function verdictWrites(
  { db }: WorkContext,
  { id, options }: ImportRow,
  verdicts: readonly [number, string][],
): Write[] {
  const told = JSON.stringify(verdicts);
  const cells = sql`json_array(${sql.join(
    options.columns.map((field) =>
      field === null ? sql`''` : cell(field === "lastName" || field === "organisation" ? "name" : field),
    ),
    sql`, `,
  )})`;
  return [
    db.run(sql`update member_import_line set verdict = 'done', cells = null, person = null
      where import = ${id} and line in (select value ->> 0 from json_each(${told}) where value ->> 1 = 'done')`),
    db.run(sql`update member_import_line set cells = iif(person is null, null, ${cells}),
        verdict = (select value ->> 1 from json_each(${told}) where value ->> 0 = line)
      where import = ${id} and line in (select value ->> 0 from json_each(${told}) where value ->> 1 <> 'done')`),
    db.run(sql`update member_import set (created, updated, failed) = (
        select count(*) filter (where fate = 'create' and verdict = 'done'),
          count(*) filter (where fate = 'update' and verdict = 'done'),
          count(*) filter (where verdict <> 'done')
        from member_import_line where import = ${id}) where id = ${id}`),
  ];
}

const closeWrite = ({ db, now }: WorkContext, id: string): Write =>
  db
    .update(memberImport)
    .set({ state: "done", closedAt: now })
    .where(and(eq(memberImport.id, id), eq(memberImport.state, "running")));
