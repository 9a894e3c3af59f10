type Break = { line: number; what: string };

/** Follows one sequence of numbers: where it has gaps, or goes back. */
class Sequence {
  #last: number | null = null;
  readonly breaks: Break[] = [];

  next(number: number, text: string, line: number): void {
    if (this.#last !== null && number !== this.#last + 1)
      this.breaks.push({ line, what: `EcritureNum ${text} follows ${this.#last}: the sequence is broken` });
    this.#last = number;
  }
}

/**
 * Whether écritures are numbered without a gap: over the whole file, or within each journal, as the article allows
 * both. A number may have letters before its digits (`BQ00012`).
 */
export class Numbering {
  readonly #whole = new Sequence();
  readonly #journals = new Map<string, Sequence>();
  #unnumbered: Break | null = null;

  /** Told once for each écriture, in the order of the file. */
  next(journal: string, text: string, line: number): void {
    const digits = /\d+$/.exec(text)?.[0];
    if (digits === undefined) {
      this.#unnumbered ??= { line, what: `EcritureNum ${text} has no number` };
      return;
    }
    this.#whole.next(Number(digits), text, line);
    const sequence = this.#journals.get(journal) ?? new Sequence();
    this.#journals.set(journal, sequence);
    sequence.next(Number(digits), text, line);
  }

  /** What is wrong with it, if anything: of the two ways to number, the one that the file is closer to. */
  end(): Break[] {
    const inJournals = [...this.#journals.values()].flatMap(({ breaks }) => breaks);
    const inWhole = this.#whole.breaks;
    const breaks = inJournals.length < inWhole.length ? inJournals : inWhole;
    return this.#unnumbered === null ? breaks : [this.#unnumbered, ...breaks];
  }
}
