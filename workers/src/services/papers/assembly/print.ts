import { momentOf } from "@mereau/shared/calendar/date.ts";
import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { displayFigure } from "@mereau/shared/money/display.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readYear } from "#services/insight/year.ts";
import { type About, drawCurrency } from "#services/papers/assembly/draw.ts";
import { assemblyWords } from "#services/papers/assembly/words.ts";
import { inks, markOf, readBrand } from "#services/papers/brand.ts";
import { Papers } from "#services/papers/document.ts";
import { Pages, place } from "#services/papers/statement/pages.ts";
import { fitted } from "#services/papers/typesetting.ts";

/**
 * The report for the general assembly, as a PDF on A4: how a year went, a section for each currency, from the figures that are kept
 * by day. Refuses what `readYear` refuses.
 */
export async function printAssemblyReport(
  ctx: CommunityContext,
  caller: Caller,
  { year, language }: { year: number; language: Language },
): Promise<Uint8Array<ArrayBuffer>> {
  const told = await readYear(ctx, caller, year);
  const brand = await readBrand(ctx);
  const say = assemblyWords[language];
  const title = `${say.title}, ${year}`;
  const papers = await Papers.begin({ title, author: brand.name, language, now: ctx.now });
  const mark = await markOf(papers, brand);
  const pages = new Pages(() => {});
  const { sheet } = pages;
  mark.draw(sheet, place.left, 44, 34);
  const name = { face: "strong", size: 12, colour: inks.ink } as const;
  const beside = place.left + mark.widthAt(34) + 11;
  sheet.text(beside, 66, fitted(brand.name, { ...name, width: place.right - beside }), name);
  sheet.text(place.left, 116, say.title, { face: "strong", size: 23, colour: inks.ink });
  const [first, last] = [told.from, told.to].map((date) => dateInWords(momentOf(date))[language]);
  const period = `${say.year(year)}, ${say.period(first ?? "", last ?? "")}`;
  sheet.text(place.left, 134, period, { size: 10.5, colour: inks.soft });
  const members = displayFigure(told.members.closing, 0, language);
  const before = say.from(displayFigure(told.members.opening, 0, language));
  const label = `${say.members} : ${members}`.replace(" :", language === "fr" ? "\u00a0:" : ":");
  sheet.text(place.left, 156, `${label}  (${before})`, { face: "strong", size: 10.5, colour: inks.ink });
  if (!told.isWhole) sheet.text(place.left, 171, say.partial, { size: 9, colour: inks.ink });
  pages.y = 178;
  const about: About = { language, colours: brand.colours };
  for (const [index, one] of told.currencies.entries()) {
    // Each currency begins where its figures and its chart find room together
    if (index > 0) pages.makeRoom(400);
    drawCurrency(pages, one, about);
  }
  pages.finish(papers, `${brand.name}  ·  ${title}`, say.page);
  return papers.finish();
}
