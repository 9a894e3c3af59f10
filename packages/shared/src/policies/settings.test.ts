import { describe, expect, test } from "vitest";

import { policySettings } from "#policies/registry.ts";

/** Where and why settings are refused: `demurrage.rate: must be …`. */
function faultsOf(settings: unknown): string[] {
  const issues = policySettings.safeParse(settings).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const melting = { rate: "1", per: "month", to: "burn" };

describe("settings", () => {
  test("may be none at all", () => {
    expect(policySettings.parse({})).toEqual({});
  });

  test("of an unknown kind are refused", () => {
    expect(faultsOf({ interest: { rate: "5" } })).toHaveLength(1);
    expect(faultsOf([])).toHaveLength(1);
    expect(faultsOf(null)).toHaveLength(1);
  });
});

describe("a notice", () => {
  test.each([0, 1, 30, 365])("may be of %i days", (days) => {
    expect(policySettings.parse({ notice: { days } })).toEqual({ notice: { days } });
  });

  test.each([-1, 366, 1.5, "30", null, Number.NaN])("cannot be of %j days", (days) => {
    expect(faultsOf({ notice: { days } })[0]).toMatch(/^notice\.days: /);
  });

  test("says its days and nothing else", () => {
    expect(faultsOf({ notice: {} })).toHaveLength(1);
    expect(faultsOf({ notice: { days: 1, hours: 2 } })).toHaveLength(1);
  });
});

describe("a dividend", () => {
  test("is daily and re-evaluated every half-year at c = 4.88 % where nothing else is said", () => {
    expect(policySettings.parse({ dividend: { amount: "10,00" } })).toEqual({
      dividend: {
        amount: "10,00",
        tick: "day",
        reevaluation: { everySeconds: 15_778_800, growth: { c: "4.88" } },
      },
    });
  });

  test("may keep its amount, or follow the square of c, with a comma too", () => {
    expect(
      policySettings.parse({ dividend: { amount: "1", reevaluation: null } }).dividend?.reevaluation,
    ).toBeNull();
    const reevaluation = { everySeconds: 3_600, growth: { cSquared: "0,25" } };
    expect(policySettings.parse({ dividend: { amount: "1", tick: "hour", reevaluation } }).dividend).toEqual({
      amount: "1",
      tick: "hour",
      reevaluation: { everySeconds: 3_600, growth: { cSquared: "0.25" } },
    });
  });

  test.each([
    ["amount", { amount: "-1" }],
    ["amount", { amount: 10 }],
    ["amount", { amount: "ten" }],
    ["amount", { amount: "1.00001" }],
    ["amount", {}],
    ["tick", { amount: "1", tick: "month" }],
    ["reevaluation.everySeconds", { amount: "1", reevaluation: { everySeconds: 3_599 } }],
    ["reevaluation.everySeconds", { amount: "1", reevaluation: { everySeconds: 315_576_001 } }],
    ["reevaluation.everySeconds", { amount: "1", reevaluation: { everySeconds: 86_400.5 } }],
    ["reevaluation.growth", { amount: "1", reevaluation: { growth: { c: "1", cSquared: "1" } } }],
    ["reevaluation.growth", { amount: "1", reevaluation: { growth: { c: "101" } } }],
    ["reevaluation.growth", { amount: "1", reevaluation: { growth: {} } }],
  ])("with a bad %s is refused there", (path, dividend) => {
    const faults = faultsOf({ dividend });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.startsWith(`dividend.${path}`)).toBe(true);
  });
});

describe("demurrage", () => {
  test("is daily, above nothing, and the same for all types where nothing else is said", () => {
    expect(policySettings.parse({ demurrage: melting })).toEqual({
      demurrage: { ...melting, tick: "day", byType: {}, floor: "0" },
    });
  });

  test("may be told in commas, by type, and into an account", () => {
    const demurrage = {
      rate: "4,88",
      per: "half-year",
      tick: "week",
      byType: { "sos-village": "0,5" },
      floor: "20,00",
      to: "MIEL:pot-commons",
    };
    expect(policySettings.parse({ demurrage }).demurrage).toEqual({
      ...demurrage,
      rate: "4.88",
      byType: { "sos-village": "0.5" },
    });
  });

  test.each([
    ["rate", { rate: "-1" }],
    ["rate", { rate: "100.5" }],
    ["rate", { rate: 1 }],
    ["per", { per: "hour" }],
    ["per", { per: "decade" }],
    ["tick", { tick: "month" }],
    ["floor", { floor: "-20" }],
    ["floor", { floor: "1 000" }],
    ["byType", { byType: { Provider: "1" } }],
    ["byType", { byType: { "a b": "1" } }],
    ["byType.provider", { byType: { provider: "x" } }],
    ["to", { to: "nowhere" }],
    ["to", { to: undefined }],
  ])("with a bad %s is refused there", (path, bad) => {
    const faults = faultsOf({ demurrage: { ...melting, ...bad } });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.startsWith(`demurrage.${path}`)).toBe(true);
  });
});
