import type { Bench, Round } from "./row.ts";
import { median, rotated } from "./statistics.ts";

type Pair<Side> = {
  name: string;
  /** What is measured, and what against. */
  sides: readonly [Side, Side];
  rounds: number;
  /** Times that each side is asked in a round, in turn with the other. */
  times: number;
  /** Asks once, and gives the milliseconds to the end of the answer. */
  ask: (side: Side) => Promise<number>;
};

/** Rounds of two sides asked in turn; a first one goes uncounted. */
export async function measurePair<Side>(
  bench: Bench,
  { name, sides, rounds, times, ask }: Pair<Side>,
): Promise<Round[]> {
  const [measured, against] = sides;
  const found: Round[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const took = new Map<Side, number[]>(sides.map((side) => [side, []]));
    for (let time = 0; time < times; time += 1)
      for (const side of rotated(sides, time)) took.get(side)?.push(await ask(side));
    const one = { value: median(took.get(measured) ?? []), against: median(took.get(against) ?? []) };
    if (round < 0) continue;
    found.push(one);
    const figures = [one.value, one.against].map((ms) => ms.toFixed(2));
    bench.onProgress(`${name}: round ${round + 1} of ${rounds}, ${figures[0]} ms against ${figures[1]} ms`);
  }
  return found;
}
