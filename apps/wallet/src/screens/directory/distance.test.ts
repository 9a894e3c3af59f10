import { beforeAll, expect, test } from "vitest";

import { distanceInWords, metresBetween } from "#screens/directory/distance.ts";
import { learnRest, speak } from "#texts/say.ts";

beforeAll(async () => {
  Object.assign(globalThis, { document: { documentElement: {} } });
  await speak("fr");
  await learnRest();
});

test("a distance is the one that the API tells", () => {
  const here = { latitude: 47.37, longitude: -0.55 };
  expect(Math.round(metresBetween(here, { latitude: 47.371_92, longitude: -0.546_13 }))).toBe(361);
});

test("metres are told by tens, kilometres by tenths and then whole", () => {
  expect([3, 361, 994, 996, 1_249, 9_949, 9_951, 48_700].map(distanceInWords)).toEqual([
    "10\u00A0m",
    "360\u00A0m",
    "990\u00A0m",
    "1,0\u00A0km",
    "1,2\u00A0km",
    "9,9\u00A0km",
    "10\u00A0km",
    "49\u00A0km",
  ]);
});
