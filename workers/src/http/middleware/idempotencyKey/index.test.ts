import { expect, test } from "vitest";

import { problem } from "@mereau/shared/contracts/problem.ts";
import { idempotencyKey } from "#http/middleware/idempotencyKey/index.ts";
import { edgeWith } from "#testing/edge.ts";

const id = "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f";
const another = "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e60";

const edge = edgeWith(idempotencyKey);
edge.post("/", async (context) => context.json(await context.req.json()));

async function ask(body: unknown, key: string | undefined): Promise<unknown> {
  const answer = await edge.request("/", {
    method: "POST",
    body: JSON.stringify(body),
    headers: key === undefined ? {} : { "Idempotency-Key": key },
  });
  if (answer.ok) return answer.json();
  const { code, fields } = problem.parse(await answer.json());
  return [code, ...(fields ?? []).map(({ field }) => field)];
}

test("the id may come in the body, in the header with or without quotes, or in both", async () => {
  expect(await ask({ id, amount: "1" }, undefined)).toEqual({ id, amount: "1" });
  expect(await ask({ amount: "1" }, id)).toEqual({ id, amount: "1" });
  expect(await ask({ amount: "1" }, `"${id}"`)).toEqual({ id, amount: "1" });
  expect(await ask({ id }, `"${id}"`)).toEqual({ id });
});

test("two ids that differ, and a key that is no UUIDv7, are refused", async () => {
  expect(await ask({ id }, another)).toEqual(["idempotency_key_mismatch"]);
  expect(await ask({}, "order-42")).toEqual(["invalid_input", "Idempotency-Key"]);
  expect(await ask({}, "6f9619ff-8b86-4d01-b42d-00cf4fc964ff")).toEqual(["invalid_input", "Idempotency-Key"]);
});

test("a body that is no object is left to the route", async () => {
  expect(await ask([1], id)).toEqual([1]);
});
