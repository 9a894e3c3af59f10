import { describe, expect, test } from "vitest";

import { appliedPolicies } from "#policies/applied.ts";
import { noNames } from "#policies/inWords.ts";
import { type CurrencyPolicies, policies, policyKinds, policySettings } from "#policies/registry.ts";
import { examples } from "#policies/testing/examples.ts";
import { disagreementsOf } from "#policies/validate.ts";

const settled = (kind: keyof typeof examples): CurrencyPolicies =>
  policySettings.parse({ [kind]: examples[kind].settings });

const amountsOf = (all: CurrencyPolicies) =>
  appliedPolicies(all).flatMap(({ amounts }) => Object.keys(amounts));

/** The same settings with another text at a path: `rules.0.bands.0.upTo`. */
function replaced(value: unknown, [step, ...path]: readonly string[], by: string): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((it: unknown, place) => (place === Number(step) ? replaced(it, path, by) : it));
  return { ...Object(value), [step]: replaced(Reflect.get(Object(value), step), path, by) };
}

describe.each(policyKinds)("%s", (kind) => {
  const { money } = examples[kind];
  const all = settled(kind);

  test("goes with a currency of its kind, and says so in sentences of both languages", () => {
    expect(policies[kind].governs).toContain(money.kind);
    expect(disagreementsOf(all, money)).toEqual([]);
    const [told] = appliedPolicies(all).map((policy) => policy.explain(money, noNames));
    expect(told?.fr).toMatch(/^\p{Lu}.+\.$/u);
    expect(told?.en).toMatch(/^\p{Lu}.+\.$/u);
    expect(told?.fr).not.toBe(told?.en);
  });

  const paths = amountsOf(all);

  test.skipIf(paths.length === 0).each(paths)(
    "is refused where its %s does not fit, and never throws",
    (path) => {
      for (const [amount, scale, settings] of [
        ["100.5", 0, [`${kind}.${path}`, "currency.scale"]],
        ["9999999999999999", 2, [`${kind}.${path}`]],
      ] as const) {
        const misfitting = policySettings.parse({
          [kind]: replaced(examples[kind].settings, path.split("."), amount),
        });
        expect(disagreementsOf(misfitting, { ...money, scale }).map((it) => it.settings)).toContainEqual(
          settings,
        );
      }
    },
  );
});

test("every kind with amounts names them, so that none is read before it is known to fit", () => {
  expect(policyKinds.filter((kind) => amountsOf(settled(kind)).length > 0)).toEqual([
    "dividend",
    "demurrage",
    "levy",
    "redemption",
    "dynamicCredit",
    "prepaid",
    "giving",
    "solidarity",
  ]);
});
