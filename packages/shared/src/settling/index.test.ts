import { expect, test } from "vitest";

import type { PolicyVersion } from "#policies/versions.ts";
import { factorOf, ONE } from "#settling/fixed.ts";
import { beginIndex } from "#settling/index.ts";
import { START, versionOf, zero } from "#settling/testing/clock.ts";
import { makeIndex, makeTick } from "#settling/tick.ts";

const day = 86_400;

const at = { currency: "DU", tick: 0, created: 0, floor: 0, destination: "burn" };
const melting = (more: object = {}) =>
  versionOf({
    dividend: { amount: "10", reevaluation: null },
    demurrage: {
      rate: "4,88",
      per: "half-year",
      to: "DU:pot-one",
      floor: "20",
      byType: { provider: "0", school: "50" },
      ...more,
    },
  });
const currency = { scale: 2 };

/** The first tick of a clock, and the row that it adds to the index of a type. */
function begun(version: PolicyVersion, { type = "", members = 3 } = {}) {
  const ticking = { before: zero, earlier: null, version };
  const tick = makeTick(ticking, START + day * 1_000, { ...currency, members, mass: 0 });
  return { tick, row: makeIndex(ticking, tick, beginIndex({ ...at, type }), currency) };
}

test.each([
  ["", factorOf(48_800, day, 15_778_800)],
  ["provider", ONE],
  ["school", factorOf(500_000, day, 15_778_800)],
  ["baker", factorOf(48_800, day, 15_778_800)],
  ["constructor", factorOf(48_800, day, 15_778_800)],
])("an index of type “%s” melts by its own rate, or the general one", (type, factor) => {
  const { row } = begun(melting(), { type });
  expect(row).toMatchObject({ type, tick: 1, factor, decay: factor });
  expect(row).toMatchObject({ created: 1_000, floor: 2_000, destination: "DU:pot-one" });
});

test("an index repeats what its version makes of a tick while that stands, and works it out anew when another does", () => {
  const [first, second] = [melting(), { ...melting({ rate: "7", floor: "30" }), version: 2 }];
  const { tick, row } = begun(first);
  const same = makeIndex({ before: tick, earlier: first, version: first }, tick, row, currency);
  expect([same.factor, same.floor]).toEqual([row.factor, 2_000]);
  const other = makeIndex({ before: tick, earlier: first, version: second }, tick, same, currency);
  expect([other.factor, other.floor]).toEqual([factorOf(70_000, day, 15_778_800), 3_000]);
});

test("an index of a type told apart later melts by its own rate from its first tick on", () => {
  const version = melting();
  const { tick, row } = begun(version);
  const start = beginIndex({ ...row, type: "school" });
  const next = makeIndex({ before: tick, earlier: version, version }, tick, start, currency);
  expect(next).toMatchObject({ tick: 2, created: 2_000, factor: factorOf(500_000, day, 15_778_800) });
});

test("an index stops melting without demurrage, and keeps its era", () => {
  const [first, still] = [melting(), { ...versionOf({ dividend: { amount: "10" } }), version: 2 }];
  const { tick, row } = begun(first);
  const next = makeIndex({ before: tick, earlier: first, version: still }, tick, row, currency);
  expect(next).toMatchObject({ factor: ONE, decay: row.decay, restarts: false });
  expect(next).toMatchObject({ floor: 2_000, destination: "DU:pot-one" });
});

test("an index counts no dividend where nobody received one", () => {
  const { tick, row } = begun(melting(), { members: 0 });
  expect([tick.dividend, row.created]).toEqual([1_000, 0]);
});
