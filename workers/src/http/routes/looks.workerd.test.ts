import { beforeAll, expect, test } from "vitest";

import { communityFace } from "@mereau/shared/contracts/communityFace.ts";
import { publicSettings } from "@mereau/shared/contracts/settings.ts";
import { foundWorkerTown, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;

beforeAll(async () => {
  town = await foundWorkerTown();
});

test("a community’s colour and description are settled by its administrators, and seen by anybody", async () => {
  const looks = { colour: " #C77800 ", description: "La monnaie du pays." };
  expect(await town.codeOf(null, ["PATCH", "settings"], 401, { looks })).toBe("unauthenticated");
  const settled = await town.ask(town.admin, ["PATCH", "settings"], [200, publicSettings], { looks });
  const expected = { colour: "#c77800", logo: null, description: "La monnaie du pays." };
  expect(settled.looks).toEqual(expected);
  expect((await town.ask(null, ["GET", ""], [200, communityFace])).looks).toEqual(expected);
});

test("what is no colour is refused, in words", async () => {
  const answer = await town.send(town.admin, ["PATCH", "settings"], { looks: { colour: "orange" } });
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringContaining("doit être une couleur comme #0e6655"),
  ]);
});
