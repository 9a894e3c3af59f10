import { expect, test } from "vitest";

import { ruling, simulate, standings } from "@mereau/shared/simulation/testing.ts";

import { stories } from "./stories.ts";
import { playedOnce } from "./testingPlay.ts";

const currencies = stories.flatMap((story) =>
  story.founding.currencies.map(({ code }) => [story.founding.slug, code, story] as const),
);

test.each(currencies)("%s, played once more as it was, comes to the very same in %s", (_, code, story) => {
  const { book } = playedOnce(story);
  const simulation = simulate(book, code, ruling(book, code));
  const recorded = standings(book.state.accounts.values(), code);
  expect(simulation.fidelity).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0, adjusted: 0 });
  expect(standings(simulation.asItWas.memory.accounts.values(), code)).toEqual(recorded);
  expect(standings(simulation.asItWouldBe.memory.accounts.values(), code)).toEqual(recorded);
  const report = simulation.end(book.now, () => "");
  expect(report.asItWouldBe).toEqual(report.asItWas);
  const nobody = { accounts: 0, total: 0 };
  expect(report.all.change).toEqual({ median: 0, total: 0, gaining: nobody, losing: nobody });
});
