import type { Language } from "@mereau/shared/contracts/common.ts";
import type { CurrencyYear } from "#services/insight/year.ts";
import { assemblyWords } from "#services/papers/assembly/words.ts";
import { inks } from "#services/papers/brand.ts";
import { type Pages, place } from "#services/papers/statement/pages.ts";
import { figure } from "#services/papers/statement/figures.ts";
import { fitted, widthOf } from "#services/papers/typesetting.ts";

/** As many of the greatest parts as are told. */
const ROWS_MAX = 6;
const STEP = 15;
const GAP = 24;

type Row = { name: string; paid: string };

/** The greatest categories and the greatest flows between types of members, side by side. */
export function drawTables(
  pages: Pages,
  { unit, categories, flows }: CurrencyYear,
  language: Language,
): void {
  const say = assemblyWords[language];
  const money = unit.symbol || unit.code;
  const show = (paid: string) => `${figure(paid, language)}\u00a0${money}`;
  const sector = ({ type, name }: { type: string; name: string | null }) =>
    type === "" ? say.pot : (name ?? type);
  const tables = [
    {
      title: say.categories,
      rows: categories
        .slice(0, ROWS_MAX)
        .map(({ category, paid }) => ({ name: category || say.noCategory, paid: show(paid) })),
    },
    {
      title: say.flows,
      rows: flows
        .slice(0, ROWS_MAX)
        .map(({ payer, payee, paid }) => ({ name: `${sector(payer)} → ${sector(payee)}`, paid: show(paid) })),
    },
  ];
  const height = 20 + STEP * Math.max(1, ...tables.map(({ rows }) => rows.length));
  pages.makeRoom(height);
  const width = (place.right - place.left - GAP) / 2;
  for (const [index, { title, rows }] of tables.entries()) {
    const x = place.left + index * (width + GAP);
    pages.sheet.text(x, pages.y + 12, title, { face: "strong", size: 9.5, colour: inks.ink });
    pages.sheet.line(x, pages.y + 18, x + width, inks.line);
    if (rows.length === 0) pages.sheet.text(x, pages.y + 31, say.none, { size: 8.5, colour: inks.soft });
    for (const [down, row] of rows.entries())
      drawRow(pages, row, { x, y: pages.y + 31 + down * STEP, width });
  }
  pages.y += height;
}

function drawRow(
  { sheet }: Pages,
  { name, paid }: Row,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  const plain = { face: "text", size: 8.5, colour: inks.ink } as const;
  const bold = { ...plain, face: "strong" } as const;
  const left = width - widthOf(paid, "strong", plain.size) - 10;
  sheet.text(x, y, fitted(name, { ...plain, width: left }), plain);
  sheet.text(x + width, y, paid, { ...bold, align: "right" });
}
