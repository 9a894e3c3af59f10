import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { CannotStart } from "./cannotStart.ts";

const run = promisify(execFile);
const sources = [
  "package-lock.json",
  "wrangler.toml",
  "{workers,packages/*}/{package.json,tsconfig.json}",
  "{workers,packages/*}/src/**/*.*",
];
const bundlesKept = 3;

/** One hash for everything that goes into the bundle, tests left aside. */
async function sourceHash(root: string): Promise<string> {
  const paths = await Array.fromAsync(glob(sources, { cwd: root }));
  const hash = createHash("sha256");
  for (const path of paths.filter((name) => !/\.test\.tsx?$/.test(name)).toSorted())
    if ((await stat(join(root, path))).isFile())
      hash.update(`${path}\0`).update(await readFile(join(root, path)));
  return hash.digest("hex").slice(0, 24);
}

async function dropOld(folder: string): Promise<void> {
  const found = (await readdir(folder)).map(async (name) => {
    const path = join(folder, name);
    return { path, at: (await stat(path)).mtimeMs };
  });
  const newestFirst = (await Promise.all(found)).toSorted((one, other) => other.at - one.at);
  for (const { path } of newestFirst.slice(bundlesKept)) await rm(path, { recursive: true, force: true });
}

async function build(root: string, target: string): Promise<void> {
  const unfinished = `${target}.${process.pid}`;
  try {
    await run(
      join(root, "node_modules/.bin/wrangler"),
      ["deploy", "--dry-run", "--outdir", unfinished, "--minify"],
      { cwd: root, env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" } },
    );
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new CannotStart(`The Worker does not build:\n${said.trim()}`, { cause: error });
  }
  try {
    await rename(unfinished, target);
  } catch (error) {
    // Another start has built the same one in the meantime.
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

/** Builds the apps, and gathers the files that the Worker serves; turbo remembers what has not changed. */
async function buildApps(root: string): Promise<void> {
  const env = { ...process.env, DO_NOT_TRACK: "1", NO_COLOR: "1" };
  try {
    await run(join(root, "node_modules/.bin/turbo"), ["run", "build"], {
      cwd: root,
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
    await run(process.execPath, [join(root, "scripts/assets.ts")], { cwd: root, env });
  } catch (error) {
    const said = error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
    throw new CannotStart(`The apps do not build:\n${said.trim()}`, { cause: error });
  }
}

/**
 * The Worker as `wrangler deploy` would send it, built unless these very sources were built before.
 *
 * @returns the folder of `index.js`
 */
export async function bundleWorker(root: string): Promise<string> {
  await buildApps(root);
  const folder = join(root, ".wrangler/bundles");
  await mkdir(folder, { recursive: true });
  const target = join(folder, await sourceHash(root));
  if (!existsSync(target)) {
    await build(root, target);
    await dropOld(folder);
  }
  return target;
}
