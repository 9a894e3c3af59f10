import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as z from "zod";
import { startServer } from "./start.ts";
import { adminKey, createNamespace, startTestServer } from "./testing.ts";
import { rows, text } from "./testingHrana.ts";

const listening = z.object({ event: z.literal("listening"), url: z.string(), port: z.number() });

async function startProcess(dataDir: string) {
  const main = fileURLToPath(new URL("./main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, "--data", dataDir, "--port", "0"], {
    env: { ...process.env, MEREAU_DB_ADMIN_KEY: adminKey },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, line: z.unknown().parse(JSON.parse(line)) };
  }
  throw new Error("The server said nothing");
}

test("a second server cannot use the same folder until the first is closed", async () => {
  const first = await startTestServer();
  const second = startServer({ dataDir: first.dataDir, adminKey });
  await expect(second).rejects.toMatchObject({ code: "folder_in_use" });
  const other = await startProcess(first.dataDir);
  expect(other.line).toMatchObject({ event: "refused", code: "folder_in_use" });
  await first.server.close();
  const third = await startTestServer({ dataDir: first.dataDir });
  await third.stop();
});

test("a taken port and a damaged registry are told apart", async () => {
  const first = await startTestServer();
  const folder = mkdtempSync(join(tmpdir(), "mereau-db-"));
  const taken = startServer({ dataDir: folder, adminKey, port: first.server.port });
  await expect(taken).rejects.toMatchObject({ code: "port_taken" });
  await first.stop();
  writeFileSync(join(folder, "registry.db"), "not a database".repeat(1000));
  await expect(startServer({ dataDir: folder, adminKey })).rejects.toMatchObject({
    code: "database_damaged",
  });
  rmSync(folder, { recursive: true });
});

test("a folder that cannot be made is refused", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mereau-db-"));
  writeFileSync(join(folder, "file"), "");
  const inFile = startServer({ dataDir: join(folder, "file", "data"), adminKey });
  await expect(inFile).rejects.toMatchObject({ code: "folder_unwritable" });
  rmSync(folder, { recursive: true });
});

test("whatever was acknowledged is there after kill -9 in the middle of writes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mereau-db-"));
  const first = await startProcess(folder);
  const { url } = listening.parse(first.line);
  const namespace = await createNamespace(url, "killed");
  await rows(
    namespace,
    "CREATE TABLE kept (worker INTEGER, n INTEGER, filler TEXT, PRIMARY KEY (worker, n))",
  );
  const acknowledged: number[] = [];
  const writer = async (worker: number) => {
    for (let n = 1; ; n += 1) {
      await rows(namespace, `INSERT INTO kept VALUES (${worker}, ${n}, ?)`, [text("x".repeat(500))]);
      acknowledged[worker] = n;
    }
  };
  const writers = [0, 1, 2, 3].map((worker) => writer(worker).catch(() => worker));
  while ((acknowledged[3] ?? 0) < 40) await new Promise((done) => setTimeout(done, 5));
  first.child.kill("SIGKILL");
  await Promise.all(writers);

  const second = await startProcess(folder);
  const again = { ...namespace, url: new URL("/dev/killed/", listening.parse(second.line).url).href };
  const kept = await rows(again, "SELECT worker, max(n), count(*) FROM kept GROUP BY worker ORDER BY worker");
  for (const [worker, highest, count] of kept) {
    expect(count).toBe(highest);
    expect(Number(highest)).toBeGreaterThanOrEqual(acknowledged[Number(worker)] ?? 0);
  }
  expect(kept.length).toBe(4);
  expect(await rows(again, "PRAGMA integrity_check")).toEqual([["ok"]]);
  second.child.kill("SIGTERM");
  expect(await once(second.child, "exit")).toEqual([0, null]);
  rmSync(folder, { recursive: true });
});
