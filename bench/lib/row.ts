import type { Options } from "./options.ts";
import type { Workload } from "./profile/profiler.ts";

/** What a ratio has to reach: no less than `atLeast`, or no more than `atMost`. */
export type Goal = { atLeast: number } | { atMost: number };

/** One round of a case: both sides were measured in it. */
export type Round = { value: number; against: number };

/** One case of a row, as measured. */
export type Case = {
  /** `pay.signed` */
  name: string;
  unit: string;
  /** The other side, in words. */
  comparison: string;
  /** null: measured for its own sake. */
  goal: Goal | null;
  /** What is to be reached first, where the goal is still far. */
  target?: Goal;
  /** A bound on the value itself, beside that on the ratio. */
  valueGoal?: Goal;
  rounds: Round[];
};

/** What a row is given to work with. */
export type Bench = Options & {
  /** A folder of this row's own, on the checkout's disk; it is removed after the row. */
  folder: string;
  /** The folder of the built Worker: one build for the whole run, whatever is edited meanwhile. */
  bundle: string;
  onProgress: (doing: string) => void;
  /** Runs work; with --profile, between the start and the end of a CPU profile of each process named. */
  profiled(name: string, targets: Workload[], work: () => Promise<unknown>): Promise<void>;
};

/** One line of the table of figures, or several cases of one. */
export type Row = {
  name: string;
  /** What its figures do not cover. */
  leftOut: string[];
  run(bench: Bench): Promise<Case[]>;
};
