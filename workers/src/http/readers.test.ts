import { expect, test } from "vitest";
import * as z from "zod";

import { createApp } from "#http/app.ts";
import { describeApi } from "#http/openapi/describeApi.ts";
import { isDocument } from "#http/readers.ts";

const app = createApp({
  provisioning: () => {
    throw new Error("Nobody founds anything here");
  },
});

const answers = z.record(
  z.string(),
  z.looseObject({ content: z.record(z.string(), z.unknown()).optional() }),
);
const document = z.looseObject({
  paths: z.record(z.string(), z.looseObject({ get: z.looseObject({ responses: answers }).optional() })),
});

test("of the API people read what may be answered as a page, and nothing else", () => {
  const paths = Object.entries(document.parse(describeApi(app)).paths).filter(([path]) =>
    path.startsWith("/v1/"),
  );
  const pages = paths.flatMap(([path, { get }]) =>
    "text/html" in (get?.responses["200"]?.content ?? {}) ? [path] : [],
  );
  expect(pages).toHaveLength(4);
  expect(paths.flatMap(([path]) => (isDocument(path) ? [path] : []))).toEqual(pages);
});
