import { monthInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Entry, SettledDay } from "@mereau/shared/contracts/entries.ts";
import { inks } from "#services/papers/brand.ts";
import { figure, isZero, signedFigure } from "#services/papers/statement/figures.ts";
import { type Pages, place } from "#services/papers/statement/pages.ts";
import { entryWords, shortDate, statementWords } from "#services/papers/statement/words.ts";
import { fitted, lines, widthOf } from "#services/papers/typesetting.ts";

const wide = place.amount - 84 - place.who;

const small = { size: 8, colour: inks.soft } as const;
const right = { align: "right" } as const;

/** The names of the columns. */
export function columnHeads(pages: Pages, language: Language): void {
  const say = statementWords[language];
  const { sheet, y } = pages;
  sheet.text(place.left, y, say.date, small);
  sheet.text(place.who, y, say.who, small);
  sheet.text(place.amount, y, say.amount, { ...small, ...right });
  sheet.text(place.right, y, say.posted, { ...small, ...right });
  sheet.line(place.left, y + 7, place.right, inks.line, 0.9);
  pages.y = y + 8;
}

/** A line over what was told in another month than the line before. */
export function monthRow(pages: Pages, moment: number, colour: string, language: Language): void {
  pages.makeRoom(60);
  const month = monthInWords(moment)[language];
  const told = month.slice(0, 1).toUpperCase() + month.slice(1);
  pages.sheet.text(place.left, pages.y + 20, told, { face: "strong", size: 9.5, colour });
  pages.y += 27;
}

type Row = {
  date: string;
  title: string;
  number: string | null;
  more: string[];
  amount: string;
  posted: string;
};

/** One line of history, with a smaller one below it where there is more to tell. */
export function row(
  pages: Pages,
  { date, title, number, more, amount, posted }: Row,
  language: Language,
): void {
  const told =
    more.length === 0 ? [] : lines(more.join("  ·  "), { face: "text", size: 8, width: wide, most: 2 });
  const height = 22 + told.length * 10.5;
  pages.makeRoom(height);
  const { sheet, y } = pages;
  const base = y + 14.5;
  const name = { face: "strong", size: 9.5, colour: inks.ink } as const;
  const numbered = number === null ? 0 : widthOf(number, "text", 8) + 5;
  const shown = fitted(title, { ...name, width: wide - numbered });
  sheet.text(place.left, base, date, { size: 9, colour: inks.soft });
  sheet.text(place.who, base, shown, name);
  if (number !== null) sheet.text(place.who + widthOf(shown, "strong", 9.5) + 5, base, number, small);
  for (const [index, line] of told.entries()) sheet.text(place.who, base + 11 + index * 10.5, line, small);
  const colour = amount.startsWith("-") ? inks.ink : inks.in;
  sheet.text(place.amount, base, signedFigure(amount, language), {
    face: "strong",
    size: 9.5,
    colour,
    ...right,
  });
  sheet.text(place.right, base, figure(posted, language), { size: 9.5, colour: inks.ink, ...right });
  sheet.line(place.who, y + height, place.right, inks.line, 0.5);
  pages.y += height;
}

/** An entry as a line of history. */
export function entryRow(pages: Pages, entry: Entry, language: Language): void {
  const { title, number, more } = entryWords(entry, language);
  const before = entry.beforePeriod;
  if (before !== undefined) more.push(statementWords[language].before(figure(before, language)));
  const date = shortDate(entry.at, language);
  row(pages, { date, title, number, more, amount: entry.amount, posted: entry.posted }, language);
}

/** What each tick of a settlement brought and took, in small lines that are no entries. */
export function dayRows(pages: Pages, days: readonly SettledDay[], language: Language): void {
  const say = statementWords[language];
  for (const { at, dividend, melted, posted } of days) {
    pages.makeRoom(14);
    const { sheet, y } = pages;
    const brought = isZero(dividend) ? [] : [`${say.dividend} ${signedFigure(dividend, language)}`];
    const took = isZero(melted) ? [] : [`${say.melting} ${signedFigure(`-${melted}`, language)}`];
    sheet.text(place.who, y + 10, shortDate(at, language), small);
    sheet.text(place.who + 52, y + 10, [...brought, ...took].join("  ·  "), small);
    sheet.text(place.right, y + 10, figure(posted, language), { ...small, ...right });
    pages.y += 13;
  }
  if (days.length === 0) return;
  pages.sheet.line(place.who, pages.y + 3, place.right, inks.line, 0.5);
  pages.y += 3;
}

/** What the account stood at in the end, below all that led to it. */
export function closingRow(pages: Pages, label: string, posted: string): void {
  pages.makeRoom(34);
  const { sheet, y } = pages;
  sheet.text(place.who, y + 21, label, { size: 9.5, colour: inks.soft });
  sheet.text(place.right, y + 21, posted, { face: "strong", size: 11, colour: inks.ink, ...right });
  pages.y += 28;
}
