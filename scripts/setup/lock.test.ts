import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { withLock } from "./lock.mjs";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-lock-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("of eight processes that add to one file, none overwrites another", async () => {
  const counter = join(folder, "counter");
  await writeFile(counter, "0");
  const code = `
    import { readFileSync, writeFileSync } from "node:fs";
    import { withLock } from ${JSON.stringify(new URL("lock.mjs", import.meta.url).href)};
    await withLock(${JSON.stringify(join(folder, "eight.lock"))}, async () => {
      const count = Number(readFileSync(${JSON.stringify(counter)}, "utf8"));
      await new Promise((resolve) => setTimeout(resolve, 30));
      writeFileSync(${JSON.stringify(counter)}, String(count + 1));
    }, () => {});`;
  const run = () =>
    new Promise((resolve) => {
      spawn(process.execPath, ["--input-type=module", "--eval", code]).on("close", resolve);
    });
  expect(await Promise.all(Array.from({ length: 8 }, run))).toEqual(Array(8).fill(0));
  expect(await readFile(counter, "utf8")).toBe("8");
  expect((await readdir(folder)).filter((name) => name.startsWith("eight.lock"))).toEqual([]);
});

test("a lock that a dead process left is taken over", async () => {
  const path = join(folder, "dead.lock");
  const { pid } = spawnSync(process.execPath, ["--version"]);
  await writeFile(path, String(pid));
  expect(
    await withLock(
      path,
      () => Promise.resolve("done"),
      () => undefined,
    ),
  ).toBe("done");
});

test("work that fails gives the lock back", async () => {
  const path = join(folder, "failing.lock");
  const failing = withLock(
    path,
    () => Promise.reject(new Error("disk full")),
    () => undefined,
  );
  await expect(failing).rejects.toThrow("disk full");
  expect(
    await withLock(
      path,
      () => Promise.resolve("next"),
      () => undefined,
    ),
  ).toBe("next");
});
