import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { makeQuickFolder } from "./quickFolder.ts";

test("what a killed run has left is taken away by the next, and nothing of one that is under way", async () => {
  const prefix = `mereau-folder-test-of-${process.pid}-`;
  const own = await makeQuickFolder(prefix);
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const left = join(dirname(own), `${prefix}${pid}-left`);
  await mkdir(join(left, "server"), { recursive: true });
  const next = await makeQuickFolder(prefix);
  expect([own, left, next].map((folder) => existsSync(folder))).toEqual([true, false, true]);
  await Promise.all([own, next].map((folder) => rm(folder, { recursive: true })));
});
