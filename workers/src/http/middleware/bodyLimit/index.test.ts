import { expect, test } from "vitest";

import { bodyLimit } from "#http/middleware/bodyLimit/index.ts";
import { edgeWith, outcomeOf } from "#testing/edge.ts";

const edge = edgeWith(bodyLimit);
edge.on(["POST", "PUT"], "*", async (context) => context.json((await context.req.text()).length));

const KIB = 1024;
const post = (path: string, bytes: number) =>
  outcomeOf(edge.request(path, { method: "POST", body: "x".repeat(bytes) }));

const put = (bytes: number) =>
  outcomeOf(edge.request("/v1/miel/logo", { method: "PUT", body: "x".repeat(bytes) }));

/** What Node asks for where a body is a stream. */
const half = { duplex: "half" };

/** A body that does not say how long it is. */
const stream = (bytes: number) =>
  outcomeOf(
    edge.request(
      new Request("http://localhost/transfers", {
        method: "POST",
        body: new Blob(["x".repeat(bytes)]).stream(),
        ...half,
      }),
    ),
  );

test("a body may have 256 kB, whether it says its length or not", async () => {
  expect(await post("/transfers", 256 * KIB)).toBe("200");
  expect(await post("/transfers", 256 * KIB + 1)).toBe("413 body_too_large");
  expect(await stream(256 * KIB)).toBe("200");
  expect(await stream(256 * KIB + 1)).toBe("413 body_too_large");
});

test("a picture may have 200 kB", async () => {
  expect(await put(200_000)).toBe("200");
  expect(await put(200_001)).toBe("413 body_too_large");
});

test("a list of transfers may have 8 MB", async () => {
  expect(await post("/v1/miel/transfers/bulk", 8192 * KIB)).toBe("200");
  expect(await post("/v1/miel/transfers/bulk", 8192 * KIB + 1)).toBe("413 body_too_large");
});
