import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-openapi-"));
  file = join(folder, "openapi.json");
  await run(process.execPath, ["scripts/openapi.ts", "--out", file], { cwd: root });
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

test("the API document passes redocly's recommended rules without a warning", async () => {
  const { stdout, stderr } = await run("node_modules/.bin/redocly", ["lint", file, "--format", "summary"], {
    cwd: root,
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  expect(stdout + stderr).toMatch(/is valid/);
  expect(stdout + stderr).not.toMatch(/warning|error/i);
}, 60_000);

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
});
const path = z.object({
  parameters: z.array(z.object({ $ref: z.string() })).optional(),
  get: operation.optional(),
  post: operation.optional(),
  put: operation.optional(),
  patch: operation.optional(),
  delete: operation.optional(),
});

test("every operation has a name of its own, says who may, and explains its refusals", async () => {
  const document = z.object({ paths: z.record(z.string(), path) });
  const { paths } = document.parse(JSON.parse(await readFile(file, "utf8")));
  const operations = Object.values(paths)
    .flatMap((one) => [one.get, one.post, one.put, one.patch, one.delete])
    .filter((one) => one !== undefined);
  expect(operations.length).toBeGreaterThan(60);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);

  const refusals = operations.flatMap(({ operationId, responses }) =>
    Object.entries(responses)
      .filter(([status]) => Number(status) >= 400)
      .map(([, { content }]) => ({ operationId, types: Object.keys(content ?? {}) })),
  );
  expect(new Set(refusals.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(new Set(refusals.flatMap(({ types }) => types))).toEqual(new Set(["application/problem+json"]));

  const inside = Object.entries(paths).filter(([address]) => address.startsWith("/v1/{community}"));
  expect(inside.filter(([, { parameters }]) => parameters?.length !== 1)).toEqual([]);
});
