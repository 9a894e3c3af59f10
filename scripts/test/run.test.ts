import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, expect, test } from "vitest";

import { runStage } from "./run.ts";
import { chooseStages, stages, type Stage } from "./stages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(root, "node_modules/.mereau-stage-"));
});
afterAll(() => rm(folder, { recursive: true }));

const stage = (plan: Partial<Stage>): Stage => ({ name: "sample", title: "sample", commands: [], ...plan });
const vitest = stage({ report: "vitest", commands: [["vitest", "run", "--root", "."]] });

const writeTests = (source: string) =>
  writeFile(join(folder, "sample.test.js"), `import { expect, test } from "vitest";\n${source}`);

test("a command that fails is one failure, told with what it said, and those after it still run", async () => {
  const commands = [
    ["node", "-e", "console.error('first'); process.exit(3)"],
    ["node", "-e", "console.log('second')"],
  ];
  const outcome = await runStage(stage({ commands }), folder);
  expect(outcome).toMatchObject({ ok: false, passed: 0, failed: 1, output: "first\nsecond\n" });
});

test("a program that is not there is a failure, not a crash", async () => {
  const outcome = await runStage(stage({ commands: [["no-such-program"]] }), folder);
  expect(outcome).toMatchObject({ ok: false, failed: 1 });
  expect(outcome.output).toContain("no-such-program");
});

test("tests are counted one by one", async () => {
  await writeTests(`test("a", () => {}); test("b", () => {}); test("c", () => expect(1).toBe(2));`);
  expect(await runStage(vitest, folder)).toMatchObject({ ok: false, passed: 2, failed: 1 });
});

test("a run that finds no test, or cannot load one, is a failure", async () => {
  await writeTests(`import "./missing.js"; test("a", () => {});`);
  expect(await runStage(vitest, folder)).toMatchObject({ ok: false, passed: 0, failed: 1 });
  await rm(join(folder, "sample.test.js"));
  expect(await runStage(vitest, folder)).toMatchObject({ ok: false, passed: 0, failed: 1 });
});

test("stages are chosen by name, and a name that is none is refused", () => {
  expect(chooseStages("unit, lint").map(({ name }) => name)).toEqual(["lint", "unit"]);
  expect(chooseStages(undefined)).toEqual(stages);
  expect(() => chooseStages("unit,lunt")).toThrow("There is no stage lunt. Stages: types, lint,");
});
