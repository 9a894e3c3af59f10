import { expect, test } from "vitest";

import { mendSchema } from "#http/openapi/mendSchema.ts";

const mended = (value: unknown): unknown => JSON.parse(JSON.stringify(value), mendSchema);

test("a reference that may be null is either, and keeps what is said of it", () => {
  const allOf = [{ $ref: "#/components/schemas/Moment" }, { type: ["integer", "null"], default: null }];
  expect(mended({ properties: { at: { allOf, description: "When." } } })).toEqual({
    properties: {
      at: {
        anyOf: [{ $ref: "#/components/schemas/Moment" }, { type: "null" }],
        default: null,
        description: "When.",
      },
    },
  });
});

test("schemas that are really joined stay joined", () => {
  const joined = { allOf: [{ $ref: "#/components/schemas/Page" }, { type: "object", properties: {} }] };
  expect(mended(joined)).toEqual(joined);
});

test("a pattern loses the flags of its regular expression, and nothing else", () => {
  expect(mended({ pattern: "^[a-z]+$/u" })).toEqual({ pattern: "^[a-z]+$" });
  expect(mended({ pattern: "^a/b$" })).toEqual({ pattern: "^a/b$" });
});
