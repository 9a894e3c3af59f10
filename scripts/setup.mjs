import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { install, SetupFailure } from "./setup/install.mjs";
import { lockPath, withLock } from "./setup/lock.mjs";
import { installationNeeded } from "./setup/needed.mjs";
import { run } from "./setup/run.mjs";

/*
 * node scripts/setup.mjs scripts/x.ts arguments…
 * Installs what is missing, then runs the script with this checkout's own Node. Plain JavaScript without
 * packages, for Node 20 or later. Everything it says goes to standard error.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (/** @type {string} */ text) => process.stderr.write(text);

/** One line that is rewritten on a terminal; elsewhere a new line every ten seconds. @param {string} title */
function startProgress(title) {
  const began = Date.now();
  const terminal = process.stderr.isTTY;
  const elapsed = () => `${Math.round((Date.now() - began) / 1000)} s`;
  let doing = "";
  const draw = () =>
    say(terminal ? `\r\u001B[K${title} ${doing}, ${elapsed()}` : `  ${doing}, ${elapsed()}\n`);
  if (!terminal) say(`${title}\n`);
  const timer = setInterval(draw, terminal ? 500 : 10_000);
  return {
    update: (/** @type {string} */ text) => {
      doing = text;
    },
    end: (/** @type {string} */ word) => {
      clearInterval(timer);
      say(terminal ? `\r\u001B[K${title} ${word}, ${elapsed()}\n` : `  ${word}, ${elapsed()}\n`);
    },
  };
}

async function installOnce() {
  const reason = installationNeeded(root);
  if (reason === null) return;
  const progress = startProgress(`Installing packages: ${reason}.`);
  try {
    await install(root, progress.update);
    progress.end("done");
  } catch (error) {
    progress.end("stopped");
    throw error;
  }
}

async function main() {
  const [major = "0"] = process.versions.node.split(".");
  if (Number(major) < 20)
    throw new SetupFailure(`Node 20 or later is needed to begin with; this is ${process.version}.`);
  if (installationNeeded(root) !== null)
    await withLock(lockPath(root), installOnce, (pid) => {
      say(`Another installation is under way here (process ${pid}); waiting for it.\n`);
    });
  return run(root, process.argv.slice(2));
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  say(`${error.message}\n`);
  process.exitCode = 1;
}
