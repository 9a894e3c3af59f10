import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { killAll, runStage, type Outcome } from "./test/run.ts";
import { chooseStages, type Stage } from "./test/stages.ts";

/*
 * npm test [-- --only unit,lint]
 * Runs every stage even when one fails, and ends with "N passed, N failed": tests, and the other stages as one each.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const AT_ONCE = 2;

function choose(): readonly Stage[] {
  try {
    const { values } = parseArgs({ options: { only: { type: "string" } } });
    return chooseStages(values.only);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

const lineOf = ({ stage, ok, passed, failed, seconds }: Outcome): string => {
  const name = stage.title.padEnd(30);
  const count = stage.report ? `${passed} passed, ${failed} failed` : "";
  return `${ok ? "✓" : "✗"}  ${name} ${`${seconds.toFixed(1)} s`.padStart(8)}   ${count}`.trimEnd();
};

/** Prints a stage that failed with all that it said; of a good one only its line. */
function tell(outcome: Outcome): Outcome {
  console.log(lineOf(outcome));
  if (!outcome.ok) console.log(outcome.output.trim().replaceAll(/^/gm, "     "));
  return outcome;
}

/** Stages two at a time, then those that want the machine for themselves. */
async function runAll(chosen: readonly Stage[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = chosen.filter(({ alone }) => !alone);
  const lane = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift())
      outcomes.push(tell(await runStage(stage, root)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  for (const stage of chosen) if (stage.alone) outcomes.push(tell(await runStage(stage, root)));
  return outcomes;
}

function stop(): void {
  killAll();
  process.exit(130);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
// The set-up that started this process holds a channel to it, which closes with that process, even when it is killed.
process.on("disconnect", stop);
process.channel?.unref();

const began = Date.now();
const outcomes = await runAll(choose());
const total = (count: "passed" | "failed") => outcomes.reduce((sum, outcome) => sum + outcome[count], 0);
const broken = outcomes.filter(({ ok }) => !ok).map(({ stage }) => stage.title);

console.log(`\n${outcomes.length} stages in ${((Date.now() - began) / 1000).toFixed(0)} s`);
if (broken.length > 0) console.log(`Failed: ${broken.join(", ")}`);
console.log(`${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = broken.length > 0 ? 1 : 0;
