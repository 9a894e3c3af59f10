import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { CannotStart } from "./cannotStart.ts";

export type Options = {
  /** 0 takes any free port. */
  port: number;
  folder: string;
  /** One line of JSON on standard output when ready, and nothing else there. */
  json: boolean;
};

export const usage = `Usage: npm start -- [--port N] [--data DIR] [--json]

  --port N     where it listens: 8787, or 0 for any free port
  --data DIR   where everything is kept: .data
  --json       one line of JSON on standard output when ready, and nothing else there`;

/** Reads `--port N --data DIR --json`. Throws {@link CannotStart} for anything else. */
export function readOptions(parameters: string[]): Options {
  const { port, data, json } = parse(parameters);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new CannotStart(`--port is a number from 0 to 65535, not "${port}".`);
  return { port: Number(port), folder: resolve(data), json };
}

function parse(parameters: string[]) {
  try {
    const options = {
      port: { type: "string", default: "8787" },
      data: { type: "string", default: ".data" },
      json: { type: "boolean", default: false },
    } as const;
    return parseArgs({ args: parameters, options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(`${reason}\n${usage}`);
  }
}
