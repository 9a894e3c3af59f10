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

const body = z.object({
  content: z.object({ "application/json": z.object({ example: z.unknown() }).optional() }),
});
const parameter = z.object({ $ref: z.string().optional(), name: z.string().optional() });
const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameter).optional(),
  requestBody: body.optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
});
const path = z.object({
  get: operation.optional(),
  post: operation.optional(),
  put: operation.optional(),
  patch: operation.optional(),
  delete: operation.optional(),
});

type Operation = z.infer<typeof operation>;

const schemaOf = z.object({ type: z.unknown().optional(), default: z.unknown().optional() });
const description = z.object({
  paths: z.record(z.string(), path),
  components: z.object({ schemas: z.record(z.string(), schemaOf) }),
});

const read = async () => description.parse(JSON.parse(await readFile(file, "utf8")));

/** Every operation with its path. */
async function readOperations(): Promise<[string, Operation][]> {
  const { paths } = await read();
  return Object.entries(paths).flatMap(([address, one]) =>
    [one.get, one.post, one.put, one.patch, one.delete].flatMap((found): [string, Operation][] =>
      found ? [[address, found]] : [],
    ),
  );
}

test("every operation has a name of its own, says who may, and explains its refusals", async () => {
  const operations = (await readOperations()).map(([, one]) => one);
  expect(operations.length).toBeGreaterThan(60);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);

  const refusals = operations.flatMap(({ operationId, responses }) =>
    Object.entries(responses)
      .filter(([status]) => Number(status) >= 400)
      .map(([, { content }]) => ({ operationId, types: Object.keys(content ?? {}) })),
  );
  expect(new Set(refusals.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(new Set(refusals.flatMap(({ types }) => types))).toEqual(new Set(["application/problem+json"]));
});

test("every operation says all parts of its path, the community among them", async () => {
  for (const [address, { operationId, parameters = [] }] of await readOperations()) {
    const said = parameters.map(({ $ref, name }) => $ref?.replace(/.*Community$/, "community") ?? name);
    const parts = Array.from(address.matchAll(/\{(\w+)\}/g), ([, name]) => name);
    expect([operationId, said]).toEqual([operationId, expect.arrayContaining(parts)]);
  }
});

test("every operation with a body shows one to begin with", async () => {
  const withBody = (await readOperations()).filter(
    ([, { requestBody }]) => requestBody?.content["application/json"],
  );
  expect(withBody.length).toBeGreaterThan(30);
  const bare = withBody.filter(
    ([, { requestBody }]) => requestBody?.content["application/json"]?.example === undefined,
  );
  expect(bare.map(([, { operationId }]) => operationId)).toEqual([]);
});

test("what is null somewhere is not null everywhere", async () => {
  const { schemas } = (await read()).components;
  const nullable = Object.entries(schemas).filter(
    ([, schema]) => schema.default === null || (Array.isArray(schema.type) && schema.type.includes("null")),
  );
  expect(nullable.map(([name]) => name)).toEqual([]);
});
