import { rmSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { bundleWorker } from "../scripts/start/bundle.ts";
import { CannotStart } from "../scripts/start/cannotStart.ts";
import { durability } from "./lib/durability.ts";
import { describeMachine, describeVersions } from "./lib/machine.ts";
import { readOptions, usage, type Options } from "./lib/options.ts";
import { profileWork } from "./lib/profile/profiler.ts";
import { figureOf, type Figure, type Results } from "./lib/report.ts";
import { killStacks } from "./lib/stack.ts";
import { tableOf } from "./lib/table.ts";
import { rows } from "./rows.ts";

/*
 * npm run bench -- [--only pay,bulk] [--short] [--seed N] [--profile]
 * Measures, prints a table, and writes bench/results.json. Progress goes to standard error.
 */

/** Data is kept on the checkout's own disk: a temporary folder may be memory, where an fsync costs nothing. */
const data = fileURLToPath(new URL(".data", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const resultsPath = fileURLToPath(new URL("results.json", import.meta.url));

/** Beyond this something hangs. */
const RUN_MS_MAX = 60 * 60_000;

const began = Date.now();
const say = (text: string) => process.stderr.write(`${text}\n`);
const onProgress = (doing: string) =>
  say(`  ${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${doing}`);

function chosenRows({ only }: Options) {
  const unknown = only?.filter((name) => rows.every((row) => row.name !== name)) ?? [];
  if (unknown.length > 0)
    throw new Error(
      `No such row: ${unknown.join(", ")}. There are ${rows.map(({ name }) => name).join(", ")}.`,
    );
  return rows.filter(({ name }) => only?.includes(name) ?? true);
}

async function measure(options: Options, folder: string): Promise<Results> {
  const chosen = chosenRows(options);
  const figures: Record<string, Figure> = {};
  const machine = describeMachine(folder);
  const versions = describeVersions();
  onProgress("building the Worker");
  const bundle = await bundleWorker(root);
  const profiled = async (...parameters: Parameters<typeof profileWork>) => {
    if (options.profile) say(await profileWork(...parameters));
  };
  for (const row of chosen) {
    const own = join(folder, row.name);
    for (const it of await row.run({ ...options, folder: own, bundle, onProgress, profiled }))
      figures[it.name] = figureOf(it);
    rmSync(own, { recursive: true, force: true });
  }
  const notRun = rows.filter((row) => !chosen.includes(row)).map(({ name }) => `${name}: not run`);
  return {
    machine,
    versions,
    seed: options.seed,
    measuredAt: new Date(began).toISOString(),
    short: options.short,
    profiled: options.profile,
    durability,
    rows: figures,
    leftOut: [...chosen.flatMap(({ leftOut }) => leftOut), ...notRun],
  };
}

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`);
    process.exit(2);
  }
}

/** An error and what it came from; of a part that does not start, its own sentence is enough. */
function tell(error: unknown): void {
  const isOurs = error instanceof CannotStart;
  const stack = error instanceof Error && !isOurs ? error.stack : undefined;
  say(stack ?? (error instanceof Error ? error.message : String(error)));
  if (error instanceof Error && error.cause !== undefined && !isOurs) tell(error.cause);
}

const options = optionsOrExit();
await mkdir(data, { recursive: true });
const folder = await mkdtemp(join(data, "run-"));
const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

function abandon(reason: string): void {
  say(`${reason}: stopping.`);
  killStacks();
  removeFolder();
  process.exit(1);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => abandon(signal));
process.once("disconnect", () => abandon("The parent has gone"));
process.channel?.unref();
setTimeout(() => abandon(`Not done after ${RUN_MS_MAX / 60_000} minutes`), RUN_MS_MAX).unref();

try {
  const results = await measure(options, folder);
  await writeFile(resultsPath, `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`\n${tableOf(results)}\n\n`);
  if (options.short || options.profile)
    say("A short or profiled run shows that it works; its figures mean nothing.");
  for (const sentence of results.leftOut) say(`Left out: ${sentence}`);
} catch (error) {
  tell(error);
  process.exitCode = 1;
} finally {
  removeFolder();
}
process.exit();
