import { foundTowns } from "../lib/populate.ts";
import type { Case, Row } from "../lib/row.ts";
import { withStack } from "../lib/stack.ts";
import { planPolicies } from "./tick/policies.ts";
import { planSweep } from "./tick/sweep.ts";
import { planTicks } from "./tick/ticks.ts";

export const tick: Row = {
  name: "tick",
  leftOut: [
    "tick: HTTP and the object around the ledger, save in tick.policies: the ledger's own lane and settling duty run in this process",
    "tick.sweep: the whole sweep, which takes over an hour; a round is forty of its runs",
    "tick.policies: the first payment of a day, which settles both accounts: nearly all of these have had theirs",
  ],
  run: (bench) =>
    withStack(bench, async (stack) => {
      const parts = [
        planTicks(bench, "dividend"),
        planTicks(bench, "demurrage"),
        planSweep(bench),
        planPolicies(bench, "ticking"),
        planPolicies(bench, "credit"),
      ];
      await foundTowns(
        stack,
        parts.flatMap(({ towns }) => towns),
      );
      const cases: Case[] = [];
      for (const part of parts) cases.push(...(await part.measure(stack)));
      return cases;
    }),
};
