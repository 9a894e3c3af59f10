import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

import * as z from "zod";
import { afterAll, beforeAll, expect, test } from "vitest";

const script = fileURLToPath(new URL("start.ts", import.meta.url));
const started: ChildProcess[] = [];
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-start-"));
});

afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** A data folder whose demonstration communities are noted as made, so that a start makes none. */
async function dataFolder(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  await writeFile(join(path, "seeded.json"), "[]");
  return path;
}

function start(data: string, port = 0) {
  const child = spawn(process.execPath, [script, "--port", String(port), "--data", data, "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let output = "";
  let said = "";
  const ready = Promise.withResolvers<string>();
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    if (output.includes("\n")) ready.resolve(z.object({ url: z.url() }).parse(JSON.parse(output)).url);
  });
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<{ code: number | null; output: string; said: string }>((resolve) => {
    child.on("close", (code) => {
      ready.reject(new Error(said));
      resolve({ code, output, said });
    });
  });
  ready.promise.catch(() => undefined);
  return { child, ready: ready.promise, ended };
}

/** Every process below this one, with its command line. */
function descendants(pid: number | undefined): { pid: number; command: string }[] {
  const lines = spawnSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).stdout.trim().split("\n");
  const all = lines.map((line) => {
    const [, own, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(own), parent: Number(parent), command };
  });
  const below = (parent: number): typeof all =>
    all.filter((process) => process.parent === parent).flatMap((process) => [process, ...below(process.pid)]);
  return pid === undefined ? [] : below(pid);
}

function isAlive({ pid }: { pid: number }): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Those still alive when nothing has changed for ten seconds; empty as soon as all are gone. */
async function survivors(processes: { pid: number }[]) {
  for (let tries = 0; tries < 100 && processes.some(isAlive); tries++) await sleep(100);
  return processes.filter(isAlive);
}

test("a start answers, refuses its folder to a second one, and an interrupt leaves no process behind", async () => {
  const data = await dataFolder("kept");
  const first = start(data);
  const url = await first.ready;
  expect((await fetch(`${url}/healthz`)).status).toBe(200);

  const second = await start(data).ended;
  expect(second).toMatchObject({ code: 1, output: "" });
  expect(second.said).toContain("already using the folder");

  const below = descendants(first.child.pid);
  expect(below.filter(({ command }) => command.includes("workerd serve"))).toHaveLength(1);
  first.child.kill("SIGINT");
  const { code, output } = await first.ended;
  expect(code).toBe(0);
  expect(output.trim().split("\n")).toEqual([JSON.stringify({ url, communities: [] })]);
  expect(await survivors(below)).toEqual([]);

  await writeFile(join(data, "databases/namespaces/platform/data.db"), "this is no database ".repeat(500));
  const damaged = await start(data).ended;
  expect(damaged.code).toBe(1);
  expect(damaged.said).toMatch(/The data in .*kept cannot be used: .* Restore it from a backup/);
}, 60_000);

test("a database server that dies takes the Worker with it, and its secrets are there at the next start", async () => {
  const data = await dataFolder("broken");
  const first = start(data);
  await first.ready;
  const secrets = await readFile(join(data, "secrets.json"), "utf8");
  const below = descendants(first.child.pid);
  const server = below.find(({ command }) => command.includes("server/main.ts"));
  process.kill(server?.pid ?? Number.NaN, "SIGKILL");
  const { code, said } = await first.ended;
  expect(code).toBe(1);
  expect(said).toContain("The database server ended unexpectedly, by SIGKILL.");
  expect(await survivors(below)).toEqual([]);

  const second = start(data);
  await second.ready;
  expect(await readFile(join(data, "secrets.json"), "utf8")).toBe(secrets);
  const orphans = descendants(second.child.pid);
  expect(orphans.length).toBeGreaterThanOrEqual(3);
  second.child.kill("SIGKILL");
  expect(await survivors(orphans)).toEqual([]);
}, 60_000);

test("a taken port is named", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const { code, said } = await start(join(folder, "unused"), port).ended;
  server.close();
  expect(code).toBe(1);
  expect(said.trim()).toMatch(new RegExp(`^Port ${port} cannot be used .* choose another with --port\\.$`));
});

test("a folder that cannot be made is named", async () => {
  const file = join(folder, "a-file");
  await writeFile(file, "");
  const { code, said } = await start(join(file, "data")).ended;
  expect(code).toBe(1);
  expect(said.trim()).toMatch(/^The data folder .*a-file\/data cannot be made: .*\.$/);
});

test("damaged secrets are not replaced by new ones, which would lock the data up", async () => {
  const data = await dataFolder("secrets");
  await writeFile(join(data, "secrets.json"), '{"sealingKey": "short');
  const { code, said } = await start(data).ended;
  expect(code).toBe(1);
  expect(said.trim()).toMatch(/^.*secrets\.json is damaged\. It opens the data beside it: restore it/);
});

test("a damaged data file is named", async () => {
  const data = await dataFolder("damaged");
  await mkdir(join(data, "databases"));
  await writeFile(join(data, "databases/registry.db"), "this is no database ".repeat(500));
  const { code, said } = await start(data).ended;
  expect(code).toBe(1);
  expect(said).toMatch(/registry\.db.* is damaged/);
});

test("an unknown option is refused with the usage", async () => {
  const child = spawnSync(process.execPath, [script, "--prot", "1"], { encoding: "utf8" });
  expect(child.status).toBe(1);
  expect(child.stderr).toContain("Usage: npm start -- [--port N] [--data DIR] [--json]");
});
