import type { Language } from "@mereau/shared/contracts/common.ts";
import { paperSizes } from "#services/papers/document.ts";
import { type Brand, type Mark, inks } from "#services/papers/brand.ts";
import { posterWords } from "#services/papers/poster/words.ts";
import type { Sheet } from "#services/papers/sheet.ts";
import { fitted, lines, widthOf } from "#services/papers/typesetting.ts";

type Poster = {
  brand: Brand;
  mark: Mark;
  language: Language;
  /** The payee’s. */
  name: string;
  /** What one pays in. */
  money: string;
  /** What is typed instead of scanning. */
  number: string;
  address: string;
  /** The code’s rows, its quiet zone among them. */
  code: readonly (readonly boolean[])[];
  isForTills: boolean;
};

/** Every size has the same shape (ISO 216): a poster is drawn in measures of A5, and they grow with the paper. */
const [drawnWidth] = paperSizes.a5;

/** Draws a poster over a whole sheet: whose it is, the code as the one large thing, and the number. */
export function drawPoster(sheet: Sheet, poster: Poster): void {
  const { brand, language, name, money, number, address, isForTills } = poster;
  const say = posterWords[language];
  const scale = sheet.width / drawnWidth;
  const at = (measure: number) => measure * scale;
  const middle = sheet.width / 2;
  const wide = sheet.width - at(72);
  const centred = (
    y: number,
    written: string,
    size: number,
    colour: string,
    face: "text" | "strong" = "text",
  ) => {
    const style = { face, size: at(size), colour } as const;
    sheet.text(middle, at(y), fitted(written, { ...style, width: wide }), { ...style, align: "centre" });
  };
  drawLetterhead(sheet, poster, scale);
  const { size, titled } = titleOf(name, wide, scale);
  const top = titled.length === 1 ? 112 : 92;
  const step = size * 1.14;
  for (const [index, line] of titled.entries()) centred(top + index * step, line, size, inks.ink, "strong");
  centred(titled.length === 1 ? 142 : 148, say.pay(money), 15, brand.colours.brandText, "strong");
  drawCode(sheet, poster, scale);
  centred(465, isForTills ? say.till : say.camera, 11, inks.soft);
  centred(485, say.orType, 11, inks.soft);
  centred(519, number, 30, inks.ink, "strong");
  sheet.line(middle - at(60), at(544), middle + at(60), inks.line, at(0.8));
  centred(564, address, 10, inks.soft);
}

/** A name in the largest letters in which all of it stands on one line or two; cut where even the smallest are too large. */
function titleOf(name: string, width: number, scale: number): { size: number; titled: string[] } {
  const tried = [30, 26, 23, 20, 17, 14].map((size) => {
    const most = size > 24 ? 1 : 2;
    return { size, titled: lines(name, { face: "strong", size: size * scale, width, most }) };
  });
  const whole = tried.find(({ titled }) => titled.join(" ") === name);
  return whole ?? { size: 14, titled: tried.at(-1)?.titled ?? [] };
}

/** The community’s mark and name side by side, in the middle. */
function drawLetterhead(sheet: Sheet, { brand, mark }: Poster, scale: number): void {
  const [high, size, gap] = [30 * scale, 13 * scale, 9 * scale];
  const style = { face: "strong", size, colour: inks.ink } as const;
  const wide = mark.widthAt(high);
  const name = fitted(brand.name, { ...style, width: sheet.width - 90 * scale - wide });
  const left = (sheet.width - wide - gap - widthOf(name, "strong", size)) / 2;
  mark.draw(sheet, left, 34 * scale, high);
  sheet.text(left + wide + gap, 53.5 * scale, name, style);
}

/** The code on white, in a frame of the community’s colour. */
function drawCode(sheet: Sheet, { brand, code }: Poster, scale: number): void {
  const [side, top, frame] = [270 * scale, 168 * scale, 5 * scale];
  const left = (sheet.width - side) / 2;
  const whole = side + 2 * frame;
  sheet.box(left - frame, top - frame, whole, whole, { colour: brand.colours.brand, radius: 22 * scale });
  sheet.box(left, top, side, side, { colour: "#ffffff", radius: 17 * scale });
  // Whole hundredths of a point: modules that are rounded each for themselves would drift apart
  const module = Math.floor((side / code.length) * 100) / 100;
  const inset = (side - module * code.length) / 2;
  sheet.squares(left + inset, top + inset, module, code, "#000000");
}
