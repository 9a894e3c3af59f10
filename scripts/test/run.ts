import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as z from "zod";

import type { Stage } from "./stages.ts";

/** What became of a stage. */
export type Outcome = {
  stage: Stage;
  ok: boolean;
  passed: number;
  failed: number;
  seconds: number;
  output: string;
};

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  success: z.boolean(),
});

const environment = {
  ...process.env,
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  WRANGLER_SEND_METRICS: "false",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
};

const running = new Set<ReturnType<typeof spawn>>();

/** Ends whatever still runs; for an interrupt. */
export function killAll(): void {
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, "SIGTERM");
}

function runCommand(
  [program = "", ...parameters]: string[],
  cwd: string,
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", (error) => {
      output += `${program}: ${error.message}\n`;
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve({ ok: code === 0, output });
    });
  });
}

/** Counts what vitest reports; a run without a report, or without a single test, is one failure. */
async function countTests(path: string, ok: boolean): Promise<{ passed: number; failed: number }> {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = report.parse(
    JSON.parse(await readFile(path, "utf8")),
  );
  // A file that does not load has no tests of its own; it still failed.
  const failed = numFailedTests > 0 ? numFailedTests : numFailedTestSuites;
  const nothing = numPassedTests + failed === 0;
  return { passed: numPassedTests, failed: failed === 0 && (!ok || nothing) ? 1 : failed };
}

/** Runs one stage in the project's folder; it never throws for what the stage finds. */
export async function runStage(stage: Stage, root: string): Promise<Outcome> {
  const began = Date.now();
  const temporary = await mkdtemp(join(tmpdir(), `mereau-test-${stage.name}-`));
  const file = join(temporary, "report.json");
  let ok = true;
  let output = "";
  for (const command of stage.commands) {
    const parameters = command.map((word) => (word === "$TEMPORARY" ? temporary : word));
    if (stage.report) parameters.push("--reporter=default", "--reporter=json", `--outputFile.json=${file}`);
    const done = await runCommand(parameters, root);
    ok &&= done.ok;
    output += done.output;
  }
  const counted = stage.report ? await countTests(file, ok) : { passed: Number(ok), failed: Number(!ok) };
  await rm(temporary, { recursive: true, force: true });
  return {
    stage,
    ...counted,
    ok: ok && counted.failed === 0,
    output,
    seconds: (Date.now() - began) / 1000,
  };
}
