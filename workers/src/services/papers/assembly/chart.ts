import { displayFigure } from "@mereau/shared/money/display.ts";
import type { CurrencyYear } from "#services/insight/year.ts";
import type { About } from "#services/papers/assembly/draw.ts";
import { assemblyWords } from "#services/papers/assembly/words.ts";
import { inks } from "#services/papers/brand.ts";
import { type Pages, place } from "#services/papers/statement/pages.ts";

const MONTHS = 12;
const HEIGHT = 84;

/** What circulated at the end of each of twelve months, as bars with their figures in whole units; those to come have none. */
export function drawChart(pages: Pages, { unit, months }: CurrencyYear, { language, colours }: About): void {
  const say = assemblyWords[language];
  pages.makeRoom(HEIGHT + 60);
  const { sheet } = pages;
  const title = say.months(unit.symbol || unit.code);
  sheet.text(place.left, pages.y + 14, title, { face: "strong", size: 9.5, colour: inks.ink });
  const foot = pages.y + 32 + HEIGHT;
  const step = (place.right - place.left) / MONTHS;
  const most = Math.max(1, ...months);
  for (const [index, month] of say.monthNames.entries()) {
    const middle = place.left + (index + 0.5) * step;
    const small = { size: 7.5, colour: inks.soft, align: "centre" } as const;
    sheet.text(middle, foot + 12, month, small);
    const stood = months[index];
    if (stood === undefined) continue;
    const height = (Math.max(0, stood) / most) * HEIGHT;
    if (height > 0) sheet.box(middle - 13, foot - height, 26, height, { colour: colours.brand });
    const figure = displayFigure(Math.round(stood / 10 ** unit.scale), 0, language);
    sheet.text(middle, foot - height - 4, figure, { ...small, colour: inks.ink });
  }
  sheet.line(place.left, foot, place.right, inks.line);
  pages.y = foot + 22;
}
