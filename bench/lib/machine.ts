import { execFileSync } from "node:child_process";
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import * as z from "zod";

import { median } from "./statistics.ts";

const packages = fileURLToPath(new URL("../../node_modules", import.meta.url));
const FSYNCS = 51;

/** What an fsync of one page costs on this disk: where it costs nothing, nothing is really kept. */
function fsyncMs(folder: string): number {
  const path = join(folder, "fsync");
  const file = openSync(path, "w");
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: FSYNCS }, () => {
    const began = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  rmSync(path);
  return Number(median(times).toPrecision(3));
}

/** The machine as it stands before a run; `folder` is on the disk that the databases will use. */
export function describeMachine(folder: string): Record<string, string | number> {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Number((totalmem() / 2 ** 30).toFixed(1)),
    system: `${type()} ${release()}`,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    fsyncMs: fsyncMs(folder),
  };
}

const manifest = z.object({ version: z.string() });

function packageVersion(name: string): string {
  return manifest.parse(JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"))).version;
}

const git = (...args: string[]): string =>
  execFileSync("git", args, { encoding: "utf8", stdio: "pipe" }).trim();

function commit(): string {
  try {
    return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain") === "" ? "" : " with changes");
  } catch {
    return "not a git checkout";
  }
}

/** Everything whose version moves a figure. */
export function describeVersions(): Record<string, string> {
  return {
    mereau: commit(),
    node: process.versions.node,
    ...Object.fromEntries(
      ["workerd", "miniflare", "libsql", "hono"].map((name) => [name, packageVersion(name)]),
    ),
  };
}
