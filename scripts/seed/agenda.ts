/** Something that will be done at a moment (milliseconds since 1970). */
type Planned = { at: number; act: () => void };

/** Collects what people will do, in any order, and has it done in the order of time. */
export class Agenda {
  #planned: Planned[] = [];

  plan(at: number, act: () => void): void {
    this.#planned.push({ at, act });
  }

  /** Does everything planned before `end`, also what is planned meanwhile. */
  run(end: number, goTo: (moment: number) => void): void {
    for (;;) {
      const due = this.#planned.filter(({ at }) => at < end).toSorted((one, other) => one.at - other.at);
      const [next] = due;
      if (!next) return;
      const together = due.filter(({ at }) => at === next.at);
      this.#planned = this.#planned.filter((planned) => !together.includes(planned));
      goTo(next.at);
      for (const { act } of together) act();
    }
  }
}
