import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { OpenStatement } from "#services/accounts/statement.ts";
import { type Brand, type Mark, inks } from "#services/papers/brand.ts";
import { figure, signedFigure } from "#services/papers/statement/figures.ts";
import { type Pages, place } from "#services/papers/statement/pages.ts";
import { statementWords } from "#services/papers/statement/words.ts";
import { fitted, widthOf } from "#services/papers/typesetting.ts";

/** What a statement is of, in words. */
export type About = {
  brand: Brand;
  mark: Mark;
  language: Language;
  /** The address of the community, as people type it. */
  address: string;
  /** Those to whom the account belongs. */
  owners: string;
  /** In what its amounts are told. */
  unit: string;
  /** Now, in milliseconds since 1970. */
  now: number;
};

const right = { align: "right" } as const;

/** The period in words, and the last day of it that has begun. */
export function periodWords({ from, to }: OpenStatement, { language, now }: Pick<About, "language" | "now">) {
  const last = Math.max(from, Math.min(to - 1, now));
  const [first, end] = [from, last].map((moment) => dateInWords(moment)[language]);
  return {
    first: first ?? "",
    last: end ?? "",
    whole: statementWords[language].period(first ?? "", end ?? ""),
  };
}

/** What stands at the top of a statement: whose it is and of when, and what it comes to. */
export function drawHead(pages: Pages, statement: OpenStatement, about: About): void {
  const { sheet } = pages;
  const { brand, language } = about;
  const say = statementWords[language];
  const period = periodWords(statement, about);
  about.mark.draw(sheet, place.left, 46, 34);
  const beside = place.left + about.mark.widthAt(34) + 11;
  sheet.text(beside, 61, brand.name, { face: "strong", size: 12, colour: inks.ink });
  sheet.text(beside, 75, about.address, { size: 8.5, colour: inks.soft });
  const half = (place.right - place.left) / 2;
  const name = statement.name ?? statement.account;
  const bold = { face: "strong", size: 12, colour: inks.ink } as const;
  sheet.text(place.right, 61, fitted(name, { ...bold, width: half }), { ...bold, ...right });
  const number = `${say.account} ${statement.account}`;
  const told =
    about.owners === "" || about.owners === name ? number : `${number}  ·  ${say.owners} : ${about.owners}`;
  const soft = { size: 8.5, colour: inks.soft } as const;
  sheet.text(place.right, 75, fitted(told, { face: "text", ...soft, width: half }), { ...soft, ...right });
  sheet.text(place.left, 138, say.title, { face: "strong", size: 24, colour: inks.ink });
  sheet.text(place.left, 156, period.whole, { size: 11, colour: inks.soft });
  drawFigures(pages, statement, { ...about, last: period.last, first: period.first });
  pages.y = 290;
}

/** One figure that is large, and beside it those that led to it. */
function drawFigures(
  pages: Pages,
  { opening, totalIn, totalOut, closing }: OpenStatement,
  { language, unit, first, last }: About & { first: string; last: string },
): void {
  const { sheet } = pages;
  const say = statementWords[language];
  const [top, height] = [178, 82];
  sheet.box(place.left, top, place.right - place.left, height, { colour: inks.ground, radius: 12 });
  const left = place.left + 20;
  sheet.text(left, top + 24, say.closing(last), { size: 9, colour: inks.soft });
  const large = figure(closing, language);
  const size = Math.min(27, (27 * 190) / widthOf(large, "strong", 27));
  sheet.text(left, top + 56, large, { face: "strong", size, colour: inks.ink });
  const unitAt = left + widthOf(large, "strong", size) + 6;
  sheet.text(unitAt, top + 56, unit, { size: 11, colour: inks.soft });
  const edge = place.right - 20;
  const rows = [
    [say.opening(first), figure(opening, language), inks.ink],
    [say.cameIn, signedFigure(totalIn, language), inks.in],
    [say.wentOut, signedFigure(`-${totalOut}`, language), inks.ink],
  ] as const;
  for (const [index, [label, told, colour]] of rows.entries()) {
    const y = top + 24 + index * 19;
    sheet.text(edge - 185, y, label, { size: 9, colour: inks.soft });
    sheet.text(edge, y, told, { face: "strong", size: 10, colour, ...right });
  }
}
