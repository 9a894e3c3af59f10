import * as z from "zod";

import type { Case, Goal, Round } from "./row.ts";
import { median } from "./statistics.ts";

const round = z.strictObject({ value: z.number(), against: z.number(), ratio: z.number() });

const figure = z.strictObject({
  /** Medians over the rounds; `ratio` is the median of the rounds' own ratios, each of one moment. */
  value: z.number(),
  unit: z.string(),
  against: z.number(),
  ratio: z.number(),
  /** Of the ratio, and of the value where it has one of its own; null when there is none. */
  goal: z.string().nullable(),
  met: z.boolean().nullable(),
  rounds: z.array(round).min(1),
  /** The other side, in words. */
  comparison: z.string(),
  /** What is to be reached first, where the goal is still far. */
  target: z.string().optional(),
});

/** `bench/results.json`. */
export const results = z.strictObject({
  machine: z.record(z.string(), z.union([z.string(), z.number()])),
  versions: z.record(z.string(), z.string()),
  seed: z.int(),
  /** ISO 8601, UTC. */
  measuredAt: z.iso.datetime(),
  /** Short runs and profiled ones show that everything works; their figures mean nothing. */
  short: z.boolean(),
  profiled: z.boolean(),
  durability: z.string(),
  rows: z.record(z.string(), figure),
  leftOut: z.array(z.string()),
});

export type Figure = z.infer<typeof figure>;
export type Results = z.infer<typeof results>;

const express = (goal: Goal): string => ("atLeast" in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`);
const reaches = (value: number, goal: Goal): boolean =>
  "atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost;

/** Three significant digits more than anybody should read. */
const rounded = (value: number): number => Number(value.toPrecision(6));

/** The figure of one case. Its goals are judged on the medians, before rounding. */
export function figureOf({ unit, comparison, goal, target, valueGoal, rounds }: Case): Figure {
  const over = (take: (it: Round) => number) => median(rounds.map(take));
  const value = over((it) => it.value);
  const ratio = over((it) => it.value / it.against);
  const goals = [
    ...(goal ? [{ text: express(goal), met: reaches(ratio, goal) }] : []),
    ...(valueGoal ? [{ text: `${express(valueGoal)} ${unit}`, met: reaches(value, valueGoal) }] : []),
  ];
  return {
    value: rounded(value),
    unit,
    against: rounded(over((it) => it.against)),
    ratio: rounded(ratio),
    goal: goals.length === 0 ? null : goals.map(({ text }) => text).join(" and "),
    met: goals.length === 0 ? null : goals.every(({ met }) => met),
    rounds: rounds.map((it) => ({
      value: rounded(it.value),
      against: rounded(it.against),
      ratio: rounded(it.value / it.against),
    })),
    comparison,
    ...(target && { target: express(target) }),
  };
}
