import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { nodeOf, writeStamp } from "./needed.mjs";

/** Something that the person at the keyboard can mend; the message is the whole sentence. */
export class SetupFailure extends Error {}

/** What to tell about an npm that failed, from what it printed. @param {string} output */
export function explainFailure(output) {
  if (/ENOSPC|no space left/i.test(output)) return "The disk is full: packages could not be installed.";
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i.test(output))
    return "The package registry does not answer: is this machine online, and does a proxy need to be set for npm?";
  if (/\bE40[134]\b/.test(output))
    return "The package registry refuses a package: npm is set to a registry that lacks it, or that asks for a login.";
  if (/EACCES|EPERM|EROFS/.test(output))
    return "Packages could not be written: this folder, or npm's cache, belongs to somebody else or is read-only.";
  if (/EINTEGRITY/.test(output))
    return "A package is not the one that package-lock.json names: empty npm's cache with `npm cache clean --force`.";
  if (/in sync|EUSAGE/.test(output))
    return "package.json and package-lock.json do not agree: run `npm install` and keep both.";
  return "Packages could not be installed.";
}

/** PATH without this checkout's own programs, which `npm ci` deletes while it runs. @param {string} root */
function outsidePath(root) {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => !folder.startsWith(join(root, "node_modules"))).join(delimiter);
}

/**
 * Runs npm; throws {@link SetupFailure} when it fails.
 *
 * @param {string} root
 * @param {string[]} parameters
 * @param {(line: string) => void} onLine each line that npm logs
 */
async function npm(root, parameters, onLine) {
  const env = {
    ...process.env,
    PATH: outsidePath(root),
    npm_config_update_notifier: "false",
    npm_config_ignore_scripts: "false",
    npm_config_loglevel: "http",
    npm_config_progress: "false",
    SCARF_ANALYTICS: "false",
  };
  const child = spawn("npm", parameters, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
      for (const line of text.split("\n")) onLine(line);
    });
  const stop = () => {
    child.kill("SIGTERM");
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, stop);
  const code = await new Promise((resolve, reject) => {
    child.on("error", () =>
      reject(new SetupFailure("npm was not found: install Node with npm, version 20 or later.")),
    );
    child.on("close", resolve);
  }).finally(() => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, stop);
  });
  if (code === 0) return;
  const said = output.split("\n").filter((line) => /^npm (error|ERR!)/.test(line));
  const detail = said.slice(0, 8).map((line) => `\n  ${line}`);
  throw new SetupFailure(explainFailure(said.join("\n")) + detail.join(""));
}

/** @param {string} root */
const hasNode24 = (root) =>
  existsSync(nodeOf(root)) &&
  spawnSync(nodeOf(root), ["--version"], { encoding: "utf8" }).stdout.startsWith("v24.");

/**
 * Installs exactly what package-lock.json names, and Node 24 with it. Throws {@link SetupFailure}.
 *
 * @param {string} root
 * @param {(doing: string) => void} onProgress told what is being done, often
 */
export async function install(root, onProgress) {
  let fetched = 0;
  onProgress("reading package-lock.json");
  await npm(root, ["ci", "--no-audit", "--no-fund"], (line) => {
    if (/^npm http (fetch|cache)/.test(line)) onProgress(`${++fetched} files fetched`);
  });
  if (!hasNode24(root)) {
    onProgress("fetching Node 24");
    await npm(root, ["rebuild", "node"], () => {});
  }
  if (!hasNode24(root))
    throw new SetupFailure(
      "Node 24 could not be fetched as a package: npm must be allowed to run the install script of `node` " +
        "(npm config get ignore-scripts), and to reach its registry.",
    );
  writeStamp(root);
}
