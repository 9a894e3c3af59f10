import { afterEach, beforeEach, expect, test } from "vitest";

import { countFounding, FOUNDINGS_PER_DAY } from "#services/communities/countFounding.ts";
import { startWorld, type World } from "#testing/world.ts";

let world: World;
const key = new Uint8Array(32).fill(7);
const noon = Date.parse("2026-11-23T12:00:00Z");

beforeEach(async () => {
  world = await startWorld();
});

afterEach(() => world.close());

const begin = (email: string, address: string | null, now = noon) =>
  countFounding(world.startIsolate().platform, key, { email, address }, now);

async function fill(source: (turn: number) => [email: string, address: string | null]): Promise<void> {
  for (let turn = 0; turn < FOUNDINGS_PER_DAY; turn += 1) await begin(...source(turn));
}

test("from one network twenty communities begin in a day; another network and the next day begin anew", async () => {
  await fill((turn) => [`maud-${turn}@example.org`, "203.0.113.7"]);
  await expect(begin("ali@example.org", "203.0.113.7")).rejects.toMatchObject({
    code: "too_many_foundings",
  });
  await begin("rosa@example.org", "203.0.113.8");
  await begin("ali@example.org", "203.0.113.7", noon + 86_400_000);
});

test("for one e-mail address too, from wherever it is asked", async () => {
  await fill((turn) => ["maud@example.org", `203.0.113.${turn}`]);
  await expect(begin("maud@example.org", null)).rejects.toMatchObject({ code: "too_many_foundings" });
  await begin("ali@example.org", null);
});
