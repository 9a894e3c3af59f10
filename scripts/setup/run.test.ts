import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const module = new URL("run.mjs", import.meta.url).href;

/** A process that runs a script as setup.mjs does. */
function runScript(script: string) {
  const call = `const { run } = await import(${JSON.stringify(module)});
    process.exitCode = await run(${JSON.stringify(root)}, ["--eval", ${JSON.stringify(script)}]);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", call]);
  let output = "";
  const ready = Promise.withResolvers<void>();
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    ready.resolve();
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, output }));
  });
  return { child, ready: ready.promise, ended };
}

test("a script runs on Node 24, with the programs of this checkout first on the path", async () => {
  const { ended } = runScript(
    `console.log(process.versions.node.split(".")[0], process.env.PATH.split(":")[0]); process.exit(7)`,
  );
  expect(await ended).toEqual({ code: 7, output: `24 ${root}node_modules/.bin\n` });
});

test("a signal reaches the script, whose answer is the answer", async () => {
  const { child, ready, ended } = runScript(
    `process.on("SIGTERM", () => process.exit(3)); setInterval(() => {}, 1000); console.log("ready")`,
  );
  await ready;
  child.kill("SIGTERM");
  expect((await ended).code).toBe(3);
});

test("a script whose set-up is killed outright sees its channel close", async () => {
  const { child, ready, ended } = runScript(
    `process.on("disconnect", () => { console.log("alone"); process.exit(); }); console.log("ready")`,
  );
  await ready;
  child.kill("SIGKILL");
  expect((await ended).output).toBe("ready\nalone\n");
});
