/** A source of chance that gives the same figures for the same seed, on every machine. */
export type Random = {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** One item, each as likely as its weight; undefined when no weight is above zero. */
  weigh<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item | undefined;
  /** How many of something that happens `mean` times on average. */
  count(mean: number): number;
  bytes(length: number): Uint8Array;
};

/** FNV-1a, 32 bits: turns a text into a starting point. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

/** sfc32 ("small fast counter", Chris Doty-Humphrey, PractRand): 128 bits of state, 32 bits a step. */
function sfc32(seed: string): () => number {
  let a = hash(`${seed} a`);
  let b = hash(`${seed} b`);
  let c = hash(`${seed} c`);
  let counter = 1;
  const step = () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  };
  // Its author's advice: the first rounds only mix the seed.
  for (let round = 0; round < 15; round += 1) step();
  return step;
}

/** Chance from a text: sfc32 seeded by FNV-1a. */
export function randomFrom(seed: string): Random {
  const step = sfc32(seed);
  const next = () => step() / 2 ** 32;
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError("There is nothing to pick from");
      return item;
    },
    weigh(items, weightOf) {
      const total = items.reduce((sum, item) => sum + weightOf(item), 0);
      let left = next() * total;
      return items.find((item) => (left -= weightOf(item)) < 0);
    },
    // Knuth's way to a Poisson figure (The Art of Computer Programming, volume 2, section 3.4.1).
    count(mean) {
      const floor = Math.exp(-mean);
      let count = -1;
      for (let product = 1; product > floor; product *= next()) count += 1;
      return Math.max(0, count);
    },
    bytes: (length) => Uint8Array.from({ length }, () => step() & 0xff),
  };
}
