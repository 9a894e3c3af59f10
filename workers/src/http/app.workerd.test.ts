import { beforeAll, expect, test } from "vitest";

import { problem } from "@mereau/shared/contracts/problem.ts";
import { foundWorkerTown, type Operation, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;

beforeAll(async () => {
  town = await foundWorkerTown();
});

async function refusal(operation: Operation, body?: object) {
  const answer = await town.send(town.admin, operation, body, { "Accept-Language": "fr" });
  const { code, status, title, requestId } = problem.parse(await answer.json());
  expect([answer.status, answer.headers.get("X-Request-Id")]).toEqual([status, requestId]);
  return { code, status, title, allow: answer.headers.get("Allow") };
}

test("a method that an address does not know is told apart from an address that is none", async () => {
  expect(await refusal(["PUT", "members"], {})).toEqual({
    code: "method_not_allowed",
    status: 405,
    title: "Cette adresse ne connaît pas cette méthode.",
    allow: "GET, POST",
  });
  expect(await refusal(["DELETE", "transfers/bulk"])).toMatchObject({ status: 405, allow: "GET, POST" });
  expect(await refusal(["GET", "nothing/here"])).toMatchObject({ code: "not_found", allow: null });
  expect(await refusal(["PUT", "nothing/here"], {})).toMatchObject({ code: "not_found", allow: null });
});
