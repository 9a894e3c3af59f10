import { expect, test } from "vitest";
import * as z from "zod";

import { createApp } from "#http/app.ts";
import { identified } from "#http/identified.ts";
import { describeApi } from "#http/openapi/describeApi.ts";

const app = createApp({
  provisioning: () => {
    throw new Error("Nobody founds anything here");
  },
});

const reference = z.object({ $ref: z.string() });
const withId = z.object({
  required: z.array(z.string()).refine((fields) => fields.includes("id")),
  properties: z.object({ id: z.unknown() }),
});
const choice = z.object({ anyOf: z.array(z.unknown()) }).or(z.object({ oneOf: z.array(z.unknown()) }));
const uuid = z.object({ format: z.literal("uuid") });
const requestBody = z.object({
  content: z.object({ "application/json": z.object({ schema: z.unknown() }) }),
});
const operation = z.looseObject({ requestBody: requestBody.optional() });
const document = z.looseObject({
  paths: z.record(z.string(), z.looseObject({ post: operation.optional() })),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

const { paths, components } = document.parse(describeApi(app));

/** A schema itself, where only its name was given. */
function resolve(schema: unknown): unknown {
  const named = reference.safeParse(schema);
  return named.success ? resolve(components.schemas[named.data.$ref.split("/").at(-1) ?? ""]) : schema;
}

/** Whether a body must have an id that its client makes: a UUID, and no name such as that of a pot. */
function needsId(schema: unknown): boolean {
  const body = resolve(schema);
  const either = choice.safeParse(body).data;
  if (either) return ("anyOf" in either ? either.anyOf : either.oneOf).every(needsId);
  const asked = withId.safeParse(body);
  return asked.success && uuid.safeParse(resolve(asked.data.properties.id)).success;
}

test("an Idempotency-Key may stand for the id wherever a community is asked for something with an id of its own", () => {
  const inside = "/v1/{community}";
  const needing = Object.entries(paths).flatMap(([path, { post }]) =>
    path.startsWith(`${inside}/`) && needsId(post?.requestBody?.content["application/json"].schema)
      ? [path.slice(inside.length).replaceAll(/\{(\w+)\}/g, ":$1")]
      : [],
  );
  expect(needing.length).toBeGreaterThan(20);
  expect(needing.toSorted()).toEqual(identified.toSorted());
});
