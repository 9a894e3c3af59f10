import type { FaceName } from "#services/papers/face.ts";
import { runsOf, widthOf } from "#services/papers/typesetting.ts";
import { hexOf } from "#services/papers/embedFace.ts";

/** The names under which pages know the faces. */
export const fontNames: Readonly<Record<FaceName, string>> = { text: "T", strong: "S", signs: "G" };

export type TextStyle = {
  face?: FaceName;
  size: number;
  /** `#rrggbb`. */
  colour: string;
  /** Where the text stands of its place. */
  align?: "left" | "right" | "centre";
};

const round = (figure: number): string => String(Math.round(figure * 100) / 100);

const rgb = (hex: string): string =>
  [1, 3, 5].map((from) => round(Number.parseInt(hex.slice(from, from + 2), 16) / 255)).join(" ");

/** How far the control points of a quarter of a circle lie from its ends, in radii. */
const KAPPA = 0.5523;

/**
 * What is drawn on one page, in points from its upper left corner; kept as the text of PDF’s operators (ISO 32000-1, annex A),
 * which is all that a page of a long statement takes of memory.
 */
export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly #drawn: string[] = [];
  /** The faces and pictures that were drawn with. */
  readonly faces = new Set<FaceName>();
  readonly pictures = new Set<string>();

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  get content(): string {
    return this.#drawn.join("\n");
  }

  #point = (x: number, y: number): string => `${round(x)} ${round(this.height - y)}`;

  /** A line of text, of which `y` is the baseline. */
  text(
    x: number,
    y: number,
    written: string,
    { face = "text", size, colour, align = "left" }: TextStyle,
  ): void {
    const shift = { left: 0, centre: 0.5, right: 1 }[align];
    const left = shift === 0 ? x : x - shift * widthOf(written, face, size);
    const runs = runsOf(written, face).map((run) => {
      this.faces.add(run.face);
      return `/${fontNames[run.face]} ${size} Tf <${hexOf(run.glyphs)}> Tj`;
    });
    if (runs.length === 0) return;
    this.#drawn.push(`BT ${rgb(colour)} rg ${this.#point(left, y)} Td ${runs.join(" ")} ET`);
  }

  line(x: number, y: number, toX: number, colour: string, thickness = 0.6): void {
    const ends = `${this.#point(x, y)} m ${this.#point(toX, y)} l`;
    this.#drawn.push(`${rgb(colour)} RG ${round(thickness)} w ${ends} S`);
  }

  /** A rectangle, filled; its corners rounded by a radius. */
  box(
    x: number,
    y: number,
    width: number,
    height: number,
    { colour, radius = 0 }: { colour: string; radius?: number },
  ): void {
    if (radius === 0) {
      this.#drawn.push(
        `${rgb(colour)} rg ${this.#point(x, y + height)} ${round(width)} ${round(height)} re f`,
      );
      return;
    }
    const [right, foot, bend] = [x + width, y + height, radius * (1 - KAPPA)];
    const curve = (...points: [number, number][]) =>
      `${points.map((point) => this.#point(...point)).join(" ")} c`;
    this.#drawn.push(
      [
        `${rgb(colour)} rg ${this.#point(x + radius, y)} m ${this.#point(right - radius, y)} l`,
        curve([right - bend, y], [right, y + bend], [right, y + radius]),
        `${this.#point(right, foot - radius)} l`,
        curve([right, foot - bend], [right - bend, foot], [right - radius, foot]),
        `${this.#point(x + radius, foot)} l`,
        curve([x + bend, foot], [x, foot - bend], [x, foot - radius]),
        `${this.#point(x, y + radius)} l`,
        curve([x, y + bend], [x + bend, y], [x + radius, y]),
        "f",
      ].join(" "),
    );
  }

  circle(x: number, y: number, radius: number, colour: string): void {
    this.box(x - radius, y - radius, 2 * radius, 2 * radius, { colour, radius });
  }

  /** Squares of a grid that are dark, as one shape: a QR code has no seams between them then. */
  squares(x: number, y: number, side: number, rows: readonly (readonly boolean[])[], colour: string): void {
    const dark = rows.flatMap((row, down) =>
      row.flatMap((isDark, right) =>
        isDark
          ? [`${this.#point(x + right * side, y + (down + 1) * side)} ${round(side)} ${round(side)} re`]
          : [],
      ),
    );
    this.#drawn.push(`${rgb(colour)} rg ${dark.join(" ")} f`);
  }

  /** A picture of the document, by its name there. */
  picture(name: string, x: number, y: number, width: number, height: number): void {
    this.pictures.add(name);
    const place = `${round(width)} 0 0 ${round(height)} ${this.#point(x, y + height)} cm`;
    this.#drawn.push(`q ${place} /${name} Do Q`);
  }
}
