import { paperSizes, type Papers } from "#services/papers/document.ts";
import { inks } from "#services/papers/brand.ts";
import { Sheet } from "#services/papers/sheet.ts";

/** Where things stand on a page of A4, in points. */
export const place = {
  left: 52,
  right: paperSizes.a4[0] - 52,
  /** Where text begins beside the dates. */
  who: 104,
  amount: 452,
  top: 60,
  /** Below this line only the foot stands. */
  bottom: paperSizes.a4[1] - 62,
  foot: paperSizes.a4[1] - 36,
} as const;

/** The pages of a statement as they fill: a sheet under way, and how far down it one has come. */
export class Pages {
  readonly #sheets: Sheet[] = [];
  readonly #head: (pages: Pages) => void;
  y: number = place.top;

  /** @param head what stands above the entries on every page but the first; it moves `y` below itself */
  constructor(head: (pages: Pages) => void) {
    this.#head = head;
    this.#sheets.push(new Sheet(...paperSizes.a4));
  }

  get sheet(): Sheet {
    const last = this.#sheets.at(-1);
    if (!last) throw new Error("A statement has a page");
    return last;
  }

  /** Goes to the next page where less than this is left on the one under way. */
  makeRoom(height: number): void {
    if (this.y + height <= place.bottom) return;
    this.#sheets.push(new Sheet(...paperSizes.a4));
    this.y = place.top;
    this.#head(this);
  }

  /** Writes what stands at the foot of each page, and adds them all to a document. */
  finish(papers: Papers, about: string, numbered: (page: number, of: number) => string): void {
    const style = { size: 7.5, colour: inks.soft };
    for (const [index, sheet] of this.#sheets.entries()) {
      sheet.line(place.left, place.foot - 13, place.right, inks.line);
      sheet.text(place.left, place.foot, about, style);
      const page = numbered(index + 1, this.#sheets.length);
      sheet.text(place.right, place.foot, page, { ...style, align: "right" });
      papers.add(sheet);
    }
  }
}
