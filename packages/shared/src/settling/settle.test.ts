import { describe, expect, test } from "vitest";

import { factorOf } from "#settling/fixed.ts";
import { settle, type Unsettled } from "#settling/settle.ts";
import { leaves, rowsOf, ticks } from "#settling/testing/rows.ts";

const account = (posted: number, more: Partial<Unsettled> = {}): Unsettled => ({
  posted,
  held: 0,
  fraction: 0,
  receives: false,
  ...more,
});
const member = (posted: number, more: Partial<Unsettled> = {}) =>
  account(posted, { receives: true, ...more });
const none = new Map<string, number>();
const tenth = leaves(10n);

describe("dividends", () => {
  test("add up over the ticks that were missed, and come whole out of the pool", () => {
    expect(settle(member(50), rowsOf(ticks(3, { dividend: 1_000 })))).toEqual({
      posted: 3_050,
      fraction: 0,
      gross: 3_000,
      melted: none,
    });
  });

  test("are not for an account that does not receive them", () => {
    const rows = rowsOf(ticks(3, { dividend: 1_000, factor: tenth }));
    expect(settle(account(0), rows)).toEqual({ posted: 0, fraction: 0, gross: 0, melted: none });
  });

  test("are counted from the tick to which the account was settled", () => {
    const rows = rowsOf([...ticks(5, { dividend: 700 }), ...ticks(2, { dividend: 1_000 })]);
    expect(settle(member(0), rows.slice(5)).gross).toBe(2_000);
    expect(settle(member(0), rows.slice(7))).toEqual({ posted: 0, fraction: 0, gross: 0, melted: none });
  });

  test("come whole when demurrage has stopped: nothing is charged for what no longer melts", () => {
    const melting = ticks(40, { factor: factorOf(70_000, 86_400, 31_557_600), dividend: 1_000 });
    const rows = rowsOf([...melting, ...ticks(7, { dividend: 1_000 })]);
    for (let at = 40; at < 47; at += 1)
      expect(settle(member(500), rows.slice(at, at + 2))).toEqual({
        posted: 1_500,
        fraction: 0,
        gross: 1_000,
        melted: none,
      });
    expect(settle(member(500), rows.slice(40)).posted).toBe(7_500);
  });
});

describe("melting", () => {
  test("takes a tenth of 500 as 50, and of what is left a tenth again", () => {
    const rows = rowsOf(ticks(2, { factor: tenth, destination: "DU:pot-one" }));
    expect(settle(account(500), rows.slice(0, 2))).toEqual({
      posted: 450,
      fraction: 0,
      gross: 0,
      melted: new Map([["DU:pot-one", 50]]),
    });
    expect(settle(account(500), rows).posted).toBe(405);
  });

  test("touches only what stands above the floor and is not on hold", () => {
    const rows = rowsOf(ticks(1, { factor: tenth, floor: 200 }));
    expect(settle(account(500), rows).posted).toBe(470);
    expect(settle(account(500, { held: 100 }), rows).posted).toBe(480);
    expect(settle(account(500, { held: 300 }), rows).posted).toBe(500);
    expect(settle(account(500, { held: 450 }), rows).posted).toBe(500);
    expect(settle(account(200), rows).posted).toBe(200);
  });

  test("leaves debts alone", () => {
    const rows = rowsOf(ticks(100, { factor: tenth }));
    expect(settle(account(-500), rows)).toEqual({ posted: -500, fraction: 0, gross: 0, melted: none });
    expect(settle(account(-500, { fraction: 77 }), rows).fraction).toBe(77);
  });

  test("begins the tick after dividends have lifted a debt above zero", () => {
    const rows = rowsOf(ticks(3, { factor: tenth, dividend: 1_000 }));
    const after = [1, 2, 3].map((count) => settle(member(-1_500), rows.slice(0, count + 1)).posted);
    expect(after).toEqual([-500, 500, 1_450]);
    expect(settle(member(-1_500), rows).melted).toEqual(new Map([["burn", 50]]));
  });

  test("begins the tick after dividends have lifted an account above the floor", () => {
    const rows = rowsOf(ticks(4, { factor: leaves(50n), dividend: 100, floor: 200 }));
    const after = [1, 2, 3, 4].map((count) => settle(member(0), rows.slice(0, count + 1)).posted);
    expect(after).toEqual([100, 200, 300, 350]);
  });

  test("goes to each destination for the ticks of its time", () => {
    const rows = rowsOf([
      ...ticks(1, { factor: tenth, destination: "DU:pot-one" }),
      ...ticks(1, { factor: tenth, destination: "burn" }),
      ...ticks(1, { factor: tenth, destination: "DU:pot-one" }),
    ]);
    expect(settle(account(1_000), rows)).toEqual({
      posted: 729,
      fraction: 0,
      gross: 0,
      melted: new Map([
        ["DU:pot-one", 181],
        ["burn", 90],
      ]),
    });
  });

  test("goes by each floor for the ticks of its time", () => {
    const rows = rowsOf([
      ...ticks(1, { factor: tenth, floor: 0 }),
      ...ticks(1, { factor: tenth, floor: 400 }),
      ...ticks(1, { factor: tenth, floor: 1_000 }),
    ]);
    expect(settle(account(1_000), rows).posted).toBe(850);
  });
});

describe("a fraction", () => {
  test("is kept where a share is not whole, and melts with the rest", () => {
    const rows = rowsOf(ticks(2, { factor: tenth }));
    const first = settle(account(5), rows.slice(0, 2));
    expect(first).toMatchObject({ posted: 4, fraction: 2 ** 31, melted: new Map([["burn", 1]]) });
    const second = settle(account(4, { fraction: 2 ** 31 }), rows.slice(1));
    expect(second.posted).toBe(4);
    expect(second.fraction / 2 ** 32).toBeCloseTo(0.05, 9);
    expect(second.melted).toEqual(none);
  });
});

test("an account settled where it already is stays as it is", () => {
  const [first] = rowsOf([]);
  expect(first).toBeDefined();
  expect(settle(member(7, { fraction: 9 }), first ? [first] : [])).toEqual({
    posted: 7,
    fraction: 9,
    gross: 0,
    melted: none,
  });
});
