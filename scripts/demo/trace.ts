import { isDeepStrictEqual } from "node:util";

type Figure = string | number | boolean | null | readonly (string | number)[];

const WIDTH = 56;
const colours = { bold: "1", green: "32", red: "31", grey: "90" } as const;

/** Short figures are written to the right, so that their decimals stand below each other. */
const FIGURE_WIDTH = 9;

function show(figure: Figure): string {
  if (figure === null || (Array.isArray(figure) && figure.length === 0))
    return "nothing".padStart(FIGURE_WIDTH);
  if (typeof figure === "boolean") return (figure ? "yes" : "no").padStart(FIGURE_WIDTH);
  const text = Array.isArray(figure) ? figure.join(", ") : String(figure);
  return /^[-+\d.]+$/.test(text) ? text.padStart(FIGURE_WIDTH) : text;
}

/** The trace that a person reads while the demonstration runs; every figure in it is checked as it is written. */
export class Trace {
  /** What was wrong, a sentence each. */
  readonly failures: string[] = [];
  #checked = 0;
  #chapters = 0;
  readonly #write: (line: string) => void;
  readonly #isColoured: boolean;

  constructor(write: (line: string) => void, options: { isColoured: boolean }) {
    this.#write = write;
    this.#isColoured = options.isColoured;
  }

  /** How many figures were checked so far. */
  get checked(): number {
    return this.#checked;
  }

  chapter(title: string): void {
    this.#chapters += 1;
    this.#write("");
    this.#write(this.#paint("bold", `${String(this.#chapters).padStart(2)}. ${title}`));
  }

  tell(sentence: string): void {
    this.#write(this.#paint("grey", `      ${sentence}`));
  }

  /** Writes a figure down with a tick when it is the expected one, and else with a cross and what it should be. */
  check(what: string, figure: Figure, expected: Figure): void {
    this.#checked += 1;
    const isRight = isDeepStrictEqual(figure, expected);
    const mark = isRight ? this.#paint("green", "✓") : this.#paint("red", "✗");
    const line = `${what.padEnd(WIDTH)} ${show(figure)}`;
    const instead = isRight ? "" : `, and should be ${show(expected).trim()}`;
    this.#write(`    ${mark} ${line}${instead}`);
    if (!isRight) this.failures.push(`${what}: ${show(figure).trim()}${instead}`);
  }

  /** Writes the last lines; true when everything was right. */
  finish(seconds: number): boolean {
    this.#write("");
    const isRight = this.failures.length === 0 && this.#checked > 0;
    const verdict = isRight
      ? this.#paint("green", `All ${this.#checked} figures are right`)
      : this.#paint("red", `${this.failures.length} of ${this.#checked} figures are wrong`);
    this.#write(`${verdict} (${seconds.toFixed(1)} s).`);
    for (const failure of this.failures) this.#write(`  ${failure}`);
    return isRight;
  }

  #paint(colour: keyof typeof colours, text: string): string {
    return this.#isColoured ? `\u001B[${colours[colour]}m${text}\u001B[0m` : text;
  }
}
