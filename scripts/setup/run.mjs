import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, join } from "node:path";

import { nodeOf } from "./needed.mjs";

/**
 * Runs a script with this checkout's own Node and programs, passing signals on; returns the code to exit with.
 * The script has a channel to this process, which closes when this process ends in whatever way.
 *
 * @param {string} root
 * @param {string[]} parameters the script and what it is given
 * @returns {Promise<number>}
 */
export async function run(root, parameters) {
  const env = {
    ...process.env,
    PATH: [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter),
    // Nothing that runs here reports to its makers.
    DO_NOT_TRACK: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    WRANGLER_SEND_METRICS: "false",
    REDOCLY_TELEMETRY: "off",
    SCARF_ANALYTICS: "false",
  };
  const child = spawn(nodeOf(root), parameters, { env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  /** @type {readonly ("SIGINT" | "SIGTERM" | "SIGHUP")[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  stopWithNpm(() => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.on("error", (error) => {
      process.stderr.write(`${nodeOf(root)} does not start: ${error.message}\n`);
      resolve(1);
    });
    child.on("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 1)));
  });
}

/** npm that is killed outright tells nobody; its children only see that they have another parent. @param {() => void} stop */
function stopWithNpm(stop) {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 1000);
  watch.unref();
}
