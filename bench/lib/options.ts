import { parseArgs } from "node:util";

import * as z from "zod";

export type Options = {
  /** Names of rows; undefined takes all of them. */
  only: string[] | undefined;
  /** Fewer rounds, smaller data: shows that everything runs, and measures nothing. */
  short: boolean;
  seed: number;
  /** Writes CPU profiles, which slows what is measured. */
  profile: boolean;
};

export const usage = "npm run bench -- [--only pay,bulk] [--short] [--seed N] [--profile]";

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** Reads the command line. Throws an error that says how it should have been. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string" },
      short: { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
      profile: { type: "boolean", default: false },
    },
  });
  return {
    only: values.only?.split(",").filter((name) => name !== ""),
    short: values.short,
    seed: wholeNumber.parse(values.seed),
    profile: values.profile,
  };
}
