import { foundTowns } from "../lib/populate.ts";
import type { Case, Row } from "../lib/row.ts";
import { withStack } from "../lib/stack.ts";
import { planDividends } from "./history/dividends.ts";
import { planPostings } from "./history/postings.ts";

export const history: Row = {
  name: "history",
  leftOut: ["history: communities of ten million postings, which take too long to make"],
  run: (bench) =>
    withStack(bench, async (stack) => {
      const parts = [planDividends(bench), planPostings(bench)];
      await foundTowns(
        stack,
        parts.flatMap(({ towns }) => towns),
      );
      for (const part of parts) await part.live(stack);
      const { url } = await stack.startWorker();
      const cases: Case[] = [];
      for (const part of parts) cases.push(...(await part.measure(url)));
      return cases;
    }),
};
