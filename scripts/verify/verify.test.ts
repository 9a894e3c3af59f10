import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { exportCommunity } from "../../workers/src/provisioning/export.ts";
import { foundCommunity } from "../../workers/src/testing/founding.ts";
import { startWorld, type World } from "../../workers/src/testing/world.ts";
import { verify } from "./run.ts";

let world: World;
let folder: string;
let file: string;

beforeAll(async () => {
  world = await startWorld();
  folder = await mkdtemp(join(tmpdir(), "mereau-verify-test-"));
  file = join(folder, "export.jsonl");
  const { id } = await foundCommunity(world);
  const lines: string[] = [];
  for await (const line of exportCommunity(world.startIsolate(), id)) lines.push(line);
  await writeFile(file, lines.join(""));
});

afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

const verifyExport = (exportPath: string) => verify({ exportPath, key: null }, () => undefined);

test("an export as it was made verifies", async () => {
  const { faults, isAtRest, batches, accounts } = await verifyExport(file);
  expect(faults).toEqual([]);
  expect({ isAtRest, batches, accounts }).toEqual({ isAtRest: true, batches: 1, accounts: 4 });
});

test(
  "one altered byte in any line of an export is found and its line named",
  { timeout: 30_000 },
  async () => {
    const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
    for (const [index, line] of lines.entries()) {
      if (index === 0) continue;
      const at = Math.floor(line.length / 2);
      const altered = line.slice(0, at) + (line[at] === "x" ? "y" : "x") + line.slice(at + 1);
      const path = join(folder, "altered.jsonl");
      await writeFile(path, `${lines.with(index, altered).join("\n")}\n`);
      const { faults } = await verifyExport(path);
      expect(faults.map(({ where }) => where)).toContain(`line ${index + 1}`);
    }
  },
);

test("an export that was cut off is not whole", async () => {
  const whole = await readFile(file, "utf8");
  const path = join(folder, "cut.jsonl");
  await writeFile(path, whole.slice(0, whole.lastIndexOf("\n", whole.length - 2) + 1));
  const { faults } = await verifyExport(path);
  expect(faults).toContainEqual(expect.objectContaining({ where: "the file" }));
});

test("an altered first line is no export", async () => {
  const path = join(folder, "first.jsonl");
  await writeFile(path, (await readFile(file, "utf8")).replace("Essai", "Autre"));
  await expect(verifyExport(path)).rejects.toThrow(/does not begin like an export/);
});
