import { and, asc, eq } from "drizzle-orm";

import { accountHolder, member } from "@mereau/db/tenant/schema.ts";
import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { type OpenStatement, openStatement, statementPages } from "#services/accounts/statement.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { readHead } from "#services/ledger/head.ts";
import { inks, markOf, readBrand } from "#services/papers/brand.ts";
import { Papers } from "#services/papers/document.ts";
import { type About, drawHead, periodWords } from "#services/papers/statement/head.ts";
import { Pages, place } from "#services/papers/statement/pages.ts";
import { figure } from "#services/papers/statement/figures.ts";
import {
  closingRow,
  columnHeads,
  dayRows,
  entryRow,
  monthRow,
  row,
} from "#services/papers/statement/rows.ts";
import { shortDate, statementWords } from "#services/papers/statement/words.ts";
import { lines } from "#services/papers/typesetting.ts";
import { Refusal } from "#services/refusal.ts";

/** As many lines as one document may have: entries, and days where they are told. Some 250 pages, and a second of work. */
const LINES_MAX = 5000;

type Asked = Parameters<typeof openStatement>[3] & { language: Language; origin: string };

/**
 * The statement of an account as a PDF on A4: its figures, every entry from the oldest on, with days if they are asked for, and
 * by what it can be checked later. `origin` is where the service is reached.
 * Refuses what `openStatement` refuses, and with `invalid_input` one of more than 5 000 lines.
 */
export async function printStatement(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  { language, origin, ...period }: Asked,
): Promise<Uint8Array<ArrayBuffer>> {
  const statement = await openStatement(ctx, caller, account, period);
  if (statement.reading.count > LINES_MAX) throw tooLong();
  const [brand, owners, unit, head] = await Promise.all([
    readBrand(ctx),
    ownersOf(ctx, account),
    unitOf(ctx, statement, language),
    readHead(ctx),
  ]);
  const say = statementWords[language];
  const address = `${new URL(origin).host}/${ctx.slug}`;
  const title = `${say.title}, ${statement.account}`;
  const papers = await Papers.begin({ title, author: brand.name, language, now: ctx.now });
  const mark = await markOf(papers, brand);
  const about: About = { brand, mark, language, address, owners, unit, now: ctx.now };
  const pages = new Pages((next) => columnHeads(next, language));
  drawHead(pages, statement, about);
  await drawEntries(ctx, pages, statement, about);
  const { last, whole } = periodWords(statement, about);
  closingRow(pages, say.closing(last), figure(statement.closing, language));
  drawCheck(pages, { head, language, ledger: `${origin}/v1/${ctx.slug}/ledger`, now: ctx.now });
  pages.finish(papers, `${brand.name}  ·  ${statement.account}  ·  ${whole}`, say.page);
  return papers.finish();
}

const tooLong = (): Refusal =>
  new Refusal("invalid_input", { fields: [{ field: "to", code: "too_many_entries" }] });

async function ownersOf({ db }: CommunityContext, account: string): Promise<string> {
  const rows = await db
    .select({ name: member.name })
    .from(accountHolder)
    .innerJoin(member, eq(member.id, accountHolder.member))
    .where(and(eq(accountHolder.account, account), eq(accountHolder.role, "owner")))
    .orderBy(asc(accountHolder.since), asc(member.id));
  return rows.map(({ name }) => name).join(", ");
}

async function unitOf(ctx: CommunityContext, statement: OpenStatement, language: Language): Promise<string> {
  if (statement.unit === "dividend") return statementWords[language].dividends;
  const { symbol, code } = await findCurrency(ctx, statement.currency);
  return symbol || code;
}

/** Every line of the statement, read a thousand entries at a time. */
async function drawEntries(
  ctx: CommunityContext,
  pages: Pages,
  statement: OpenStatement,
  { brand, language }: About,
): Promise<void> {
  const say = statementWords[language];
  const { unsettled, reading, to } = statement;
  let drawn = reading.count;
  const drawDays = (days: Parameters<typeof dayRows>[1]) => {
    drawn += days.length;
    if (drawn > LINES_MAX) throw tooLong();
    dayRows(pages, days, language);
  };
  if (reading.count === 0 && unsettled === null) {
    pages.sheet.text(place.left, pages.y + 6, say.nothing, { size: 10, colour: inks.soft });
    pages.y += 20;
    return;
  }
  columnHeads(pages, language);
  let month = "";
  const date = (moment: number) => {
    const next = new Date(moment).toISOString().slice(0, 7);
    if (next !== month) monthRow(pages, moment, brand.colours.brandText, language);
    month = next;
  };
  for await (const entries of statementPages(ctx, statement))
    for (const entry of entries) {
      date(entry.at);
      entryRow(pages, entry, language);
      drawDays(entry.days ?? []);
    }
  if (unsettled === null) return;
  const at = Math.min(to - 1, ctx.now);
  date(at);
  const told = { date: shortDate(at, language), title: say.unsettled, number: null, more: [] };
  row(pages, { ...told, amount: reading.unsettledNet, posted: unsettled.posted }, language);
  drawDays(unsettled.days ?? []);
}

/** By what the statement can be checked: where the chain ended when it was drawn, and where that is told. */
function drawCheck(
  pages: Pages,
  {
    head,
    language,
    ledger,
    now,
  }: { head: { seq: number; hash: string }; language: Language; ledger: string; now: number },
): void {
  const say = statementWords[language];
  const time = new Date(now).toISOString().slice(11, 16);
  const soft = { face: "text", size: 8.5, colour: inks.soft } as const;
  const width = place.right - place.left;
  const told = lines(say.drawn(dateInWords(now)[language], time, head.seq), { ...soft, width, most: 4 });
  const where = lines(say.where(ledger), { ...soft, width, most: 3 });
  pages.makeRoom(86 + (told.length + where.length) * 12);
  const { sheet } = pages;
  pages.y += 44;
  sheet.text(place.left, pages.y, say.check, { face: "strong", size: 9.5, colour: inks.ink });
  const write = (
    line: string,
    step: number,
    style: { face: "text" | "strong"; size: number; colour: string },
  ) => {
    pages.y += step;
    sheet.text(place.left, pages.y, line, style);
  };
  for (const [index, line] of told.entries()) write(line, index === 0 ? 16 : 12, soft);
  write(head.hash, 17, { face: "strong", size: 8.5, colour: inks.ink });
  for (const [index, line] of where.entries()) write(line, index === 0 ? 17 : 12, soft);
}
