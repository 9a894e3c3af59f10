import { describe, expect, test } from "vitest";

import type { Money } from "#policies/policy.ts";
import { policySettings } from "#policies/registry.ts";
import { disagreementsOf } from "#policies/validate.ts";

const libre: Money = { code: "DU", symbol: "DU", scale: 2, kind: "dividend" };
const circle: Money = { code: "SEL", symbol: "", scale: 0, kind: "mutual" };
const hive: Money = { code: "MIEL", symbol: "ml", scale: 2, kind: "backed" };

type Input = Parameters<typeof policySettings.parse>[0];

/** The settings that disagree, told as they are shown. */
const clashes = (input: Input, money: Money) =>
  disagreementsOf(policySettings.parse(input), money).map(({ settings }) => settings.join(" ≠ "));

const dividend = { amount: "10.00" };
const demurrage = { rate: "1", per: "month", to: "DU:pot-one" };

describe("policies that agree", () => {
  test.each([
    ["none", {}, hive],
    ["a dividend and melting to a pot", { notice: { days: 30 }, dividend, demurrage }, libre],
    [
      "a fixed dividend whose melting disappears",
      { dividend: { ...dividend, reevaluation: null }, demurrage: { ...demurrage, to: "burn" } },
      libre,
    ],
    [
      "a weekly clock for both",
      { dividend: { ...dividend, tick: "week" }, demurrage: { ...demurrage, tick: "week" } },
      libre,
    ],
    [
      "a dividend re-evaluated at each tick",
      { dividend: { ...dividend, reevaluation: { everySeconds: 86_400 } } },
      libre,
    ],
    ["mutual credit that melts to a pot", { demurrage: { ...demurrage, to: "SEL:pot-commons" } }, circle],
    ["backed money that melts away", { demurrage: { ...demurrage, to: "burn", floor: "20,50" } }, hive],
    [
      "the highest rate",
      { demurrage: { ...demurrage, rate: "99.9999", byType: { shop: "99.9999", school: "0" } } },
      libre,
    ],
  ])("are %s", (_, input, money) => {
    expect(clashes(input, money)).toEqual([]);
  });
});

describe("policies that disagree", () => {
  test.each([
    ["a dividend in a backed currency", { dividend }, hive, "dividend ≠ currency.kind"],
    [
      "any in a reserve",
      { notice: { days: 3 } },
      { ...hive, kind: "reserve" as const },
      "notice ≠ currency.kind",
    ],
    [
      "a dividend with more decimals than the currency",
      { dividend: { amount: "10.005" } },
      libre,
      "dividend.amount ≠ currency.scale",
    ],
    [
      "a floor with decimals in a currency without",
      { demurrage: { ...demurrage, to: "SEL:pot-commons", floor: "20,5" } },
      circle,
      "demurrage.floor ≠ currency.scale",
    ],
    [
      "a dividend larger than a ledger counts",
      { dividend: { amount: "10000000000000.01" } },
      libre,
      "dividend.amount",
    ],
    [
      "re-evaluation more often than the ticks",
      { dividend: { ...dividend, reevaluation: { everySeconds: 3_600 } } },
      libre,
      "dividend.tick ≠ dividend.reevaluation.everySeconds",
    ],
    [
      "two clocks",
      { dividend, demurrage: { ...demurrage, tick: "hour" } },
      libre,
      "dividend.tick ≠ demurrage.tick",
    ],
    [
      "re-evaluation by a mass that melts unseen",
      { dividend, demurrage: { ...demurrage, to: "burn" } },
      libre,
      "dividend.reevaluation ≠ demurrage.to",
    ],
    ["a rate that leaves nothing", { demurrage: { ...demurrage, rate: "100" } }, libre, "demurrage.rate"],
    [
      "a rate that leaves a type nothing",
      { demurrage: { ...demurrage, byType: { shop: "100" } } },
      libre,
      "demurrage.byType.shop",
    ],
    [
      "melting into another currency",
      { demurrage: { ...demurrage, to: "DUO:pot-one" } },
      libre,
      "demurrage.to ≠ currency",
    ],
    [
      "mutual credit that disappears",
      { demurrage: { ...demurrage, to: "burn" } },
      circle,
      "demurrage.to ≠ currency",
    ],
  ])("are %s", (_, input, money, settings) => {
    expect(clashes(input, money)).toEqual([settings]);
  });

  test("are told all at once, each with why in both languages", () => {
    const found = disagreementsOf(
      policySettings.parse({
        dividend: { amount: "10" },
        demurrage: { ...demurrage, rate: "100", to: "burn", tick: "week" },
      }),
      circle,
    );
    expect(found.map(({ settings }) => settings[0])).toEqual([
      "dividend",
      "dividend.tick",
      "dividend.reevaluation",
      "demurrage.rate",
      "demurrage.to",
    ]);
    for (const { why } of found) {
      expect(why.fr).toMatch(/^[A-ZÀ-Ü].+\.$/);
      expect(why.en).toMatch(/^[A-Z].+\.$/);
      expect(why.fr).not.toBe(why.en);
    }
  });

  test.each([
    [0, "The amount 1.2345 cannot be written in DU, which has no decimals."],
    [1, "The amount 1.2345 cannot be written in DU, which has one decimal."],
    [3, "The amount 1.2345 cannot be written in DU, which has 3 decimals."],
  ])("name the amount that does not fit a scale of %i", (scale, sentence) => {
    const all = policySettings.parse({ dividend: { amount: "1.2345" } });
    expect(disagreementsOf(all, { ...libre, scale })[0]?.why.en).toBe(sentence);
  });
});
