import { expect, test } from "vitest";

import { problem } from "@mereau/shared/contracts/problem.ts";
import { requestedId } from "#http/middleware/idempotencyKey/index.ts";
import { edgeWith } from "#testing/edge.ts";

const id = "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f";
const another = "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e60";

const edge = edgeWith((_, next) => next());
edge.get("/:id?", (context) => context.text(requestedId(context, context.req.param("id"))));

async function ask(inBody: string | undefined, key: string | undefined): Promise<unknown> {
  const answer = await edge.request(
    `/${inBody ?? ""}`,
    key === undefined ? {} : { headers: { "Idempotency-Key": key } },
  );
  if (answer.ok) return answer.text();
  const { code, fields } = problem.parse(await answer.json());
  return [code, ...(fields ?? []).map(({ field }) => field)];
}

test("the id may come in the body, in the header with or without quotes, or in both", async () => {
  expect(await ask(id, undefined)).toBe(id);
  expect(await ask(undefined, id)).toBe(id);
  expect(await ask(undefined, `"${id}"`)).toBe(id);
  expect(await ask(id, `"${id}"`)).toBe(id);
});

test("two ids that differ, none, and one that is no UUIDv7 are refused", async () => {
  expect(await ask(id, another)).toEqual(["idempotency_key_mismatch"]);
  expect(await ask(undefined, undefined)).toEqual(["invalid_input", "id"]);
  expect(await ask(undefined, "order-42")).toEqual(["invalid_input", "Idempotency-Key"]);
  expect(await ask(undefined, "6f9619ff-8b86-4d01-b42d-00cf4fc964ff")).toEqual([
    "invalid_input",
    "Idempotency-Key",
  ]);
});
