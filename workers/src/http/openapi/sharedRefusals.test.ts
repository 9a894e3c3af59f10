import { expect, test } from "vitest";
import * as z from "zod";

import { createApp } from "#http/app.ts";
import { describeApi } from "#http/openapi/describeApi.ts";
import { answersSchema, withSharedRefusals } from "#http/openapi/sharedRefusals.ts";

const app = createApp({
  provisioning: () => {
    throw new Error("Nobody founds anything here");
  },
});

const parameter = z.looseObject({ in: z.string().optional() });
const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: answersSchema,
});
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });
const operations = Object.values(document.parse(describeApi(app)).paths).flatMap((item) =>
  Object.values(item),
);

/** Each refusal that an operation tells of, as its status and its code. */
const refusals = (one: z.infer<typeof operation>): string[] =>
  Object.entries(one.responses).flatMap(([status, { content }]) =>
    Object.keys(content?.["application/problem+json"]?.examples ?? {}).map((code) => `${status} ${code}`),
  );

test("every operation with a body tells what may be wrong with a body", () => {
  const withBody = operations.filter(({ requestBody }) => requestBody?.content["application/json"]);
  expect(withBody.length).toBeGreaterThan(30);
  const shared = [
    "400 malformed_json",
    "413 body_too_large",
    "415 unsupported_media_type",
    "422 invalid_input",
  ];
  for (const one of withBody)
    expect([one.operationId, refusals(one)]).toEqual([one.operationId, expect.arrayContaining(shared)]);
});

test("every operation with parameters of its own tells that they may be wrong", () => {
  const withParameters = operations.filter(({ parameters }) =>
    parameters.some((one) => one.in !== undefined),
  );
  expect(withParameters.length).toBeGreaterThan(30);
  for (const one of withParameters)
    expect([one.operationId, ...refusals(one)]).toContain("422 invalid_input");
});

test("no refusal is told twice, and what a route told already stays", () => {
  const told = withSharedRefusals({}, { hasParameters: true, hasBody: true });
  expect(withSharedRefusals(told, { hasParameters: true, hasBody: true })).toEqual(told);
  const before = {
    422: {
      description: "`system_account`: no.",
      content: { "application/problem+json": { examples: { system_account: {} } } },
    },
  };
  const after = withSharedRefusals(before, { hasParameters: true, hasBody: false });
  expect(Object.keys(after)).toEqual(["422"]);
  expect(after["422"]?.description).toMatch(/^`system_account`: no\.\n\n`invalid_input`: /);
  expect(Object.keys(after["422"]?.content?.["application/problem+json"]?.examples ?? {})).toEqual([
    "system_account",
    "invalid_input",
  ]);
});
