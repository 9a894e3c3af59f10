import type { Language } from "@mereau/shared/contracts/common.ts";
import type { BrandTokens } from "@mereau/shared/looks/contrast.ts";
import { displayAmount, displayFigure } from "@mereau/shared/money/display.ts";
import type { CurrencyYear } from "#services/insight/year.ts";
import { drawChart } from "#services/papers/assembly/chart.ts";
import { drawTables } from "#services/papers/assembly/tables.ts";
import { assemblyWords } from "#services/papers/assembly/words.ts";
import { inks } from "#services/papers/brand.ts";
import { type Pages, place } from "#services/papers/statement/pages.ts";
import { fitted, lines } from "#services/papers/typesetting.ts";

export type About = { language: Language; colours: BrandTokens };

/** A figure with its unit, what it is, and what stands beside it. */
type Told = { label: string; figure: string; hint?: string };

const COLUMNS = 3;
const GAP = 10;
const CARD = 52;

/** The section of a currency: its figures, its months, what its velocity means, and in what parts it was paid. */
export function drawCurrency(pages: Pages, year: CurrencyYear, about: About): void {
  const { language, colours } = about;
  const say = assemblyWords[language];
  const { name, symbol, code } = year.unit;
  pages.makeRoom(90);
  pages.sheet.line(place.left, pages.y, place.right, colours.brand, 1.5);
  const title = say.currency(name, symbol || code);
  pages.sheet.text(place.left, pages.y + 25, title, { face: "strong", size: 16, colour: inks.ink });
  pages.y += 38;
  drawFigures(pages, figuresOf(year, language));
  drawChart(pages, year, about);
  drawVelocity(pages, year.velocity, language);
  drawTables(pages, year, language);
  pages.y += 26;
}

/** A velocity as it is read: two decimals. */
const times = (velocity: number, language: Language) =>
  displayFigure(Math.round(velocity * 100), 2, language);

function figuresOf(year: CurrencyYear, language: Language): Told[] {
  const say = assemblyWords[language];
  const { unit, circulation, reserve, velocity } = year;
  const show = (minor: number) => displayAmount(minor, unit, language);
  const count = (many: number) => displayFigure(many, 0, language);
  const where = (label: string, minor: number): Told[] =>
    minor === 0 ? [] : [{ label, figure: show(minor) }];
  return [
    {
      label: year.isIssued ? say.circulation : say.positive,
      figure: show(circulation.closing),
      hint: say.from(show(circulation.opening)),
    },
    ...(reserve
      ? [
          {
            label: say.reserve,
            figure: displayAmount(reserve.closing, reserve.unit, language),
            hint: say.from(displayAmount(reserve.opening, reserve.unit, language)),
          },
        ]
      : []),
    { label: say.paid, figure: show(year.paid), hint: say.payments(count(year.payments)) },
    {
      label: say.velocity,
      figure: velocity === null ? "–" : `${times(velocity, language)}\u00a0${say.timesAYear}`,
    },
    { label: say.active, figure: count(year.active), hint: say.activeHint },
    { label: say.fees, figure: show(year.fees) },
    ...where(say.issued, year.issued),
    ...where(say.redeemed, year.redeemed),
    ...where(say.dividends, year.dividends),
    ...where(say.melted, year.melted),
  ];
}

function drawFigures(pages: Pages, figures: readonly Told[]): void {
  const width = (place.right - place.left - (COLUMNS - 1) * GAP) / COLUMNS;
  for (let first = 0; first < figures.length; first += COLUMNS) {
    pages.makeRoom(CARD + GAP);
    const { sheet, y } = pages;
    for (const [index, { label, figure, hint }] of figures.slice(first, first + COLUMNS).entries()) {
      const x = place.left + index * (width + GAP);
      const inner = width - 20;
      sheet.box(x, y, width, CARD, { colour: inks.ground, radius: 8 });
      const soft = { face: "text", size: 8, colour: inks.soft } as const;
      const bold = { face: "strong", size: 13, colour: inks.ink } as const;
      sheet.text(x + 10, y + 15, fitted(label, { ...soft, width: inner }), soft);
      sheet.text(x + 10, y + 31, fitted(figure, { ...bold, width: inner }), bold);
      if (hint !== undefined) sheet.text(x + 10, y + 44, fitted(hint, { ...soft, width: inner }), soft);
    }
    pages.y += CARD + GAP;
  }
}

function drawVelocity(pages: Pages, velocity: number | null, language: Language): void {
  const say = assemblyWords[language];
  const soft = { face: "text", size: 9, colour: inks.ink } as const;
  const told = velocity === null ? say.velocityNone : say.velocityMeans(times(velocity, language));
  const rows = lines(told, { ...soft, width: place.right - place.left, most: 4 });
  pages.makeRoom(rows.length * 12 + 12);
  for (const row of rows) {
    pages.y += 12;
    pages.sheet.text(place.left, pages.y, row, soft);
  }
  pages.y += 12;
}
