import { expect, test } from "vitest";

import { heart, june, pokou } from "#policies/testing/examples.ts";
import { contradictions, refusedAt, told } from "#policies/testing/say.ts";

const giving = { perMonth: "20" };

test("it is refused where it does not say how much", () => {
  expect(refusedAt({ giving: {} })).toEqual(["giving.perMonth"]);
  expect(refusedAt({ giving: { perMonth: "-1" } })).toEqual(["giving.perMonth"]);
});

test("what only counts gifts neither grows nor melts, and has no decimals", () => {
  const all = {
    giving,
    dynamicCredit: { max: "1000", perCounterparty: "100" },
    demurrage: { rate: "1", per: "month" as const, to: "GIFT:pot-house" },
  };
  expect(contradictions(all, { ...heart, scale: 2 })).toEqual([
    [
      "giving ≠ dynamicCredit",
      "Avec la règle « Dons du mois » une monnaie ne fait que compter des dons : le crédit n’y augmente pas.",
      "With the policy “Gifts of the month” a currency only counts gifts: credit does not grow in it.",
    ],
    [
      "giving ≠ demurrage",
      "Avec la règle « Dons du mois » une monnaie ne fait que compter des dons : rien n’y fond.",
      "With the policy “Gifts of the month” a currency only counts gifts: nothing in it melts.",
    ],
    [
      "giving ≠ currency.scale",
      "Avec la règle « Dons du mois » une monnaie ne fait que compter des dons : ils sont entiers.",
      "With the policy “Gifts of the month” a currency only counts gifts: they are whole.",
    ],
  ]);
  expect(contradictions({ giving, creditLadder: {}, notice: { days: 30 } }, heart)).toEqual([]);
});

test("it goes with mutual credit alone", () => {
  expect(contradictions({ giving }, pokou)).toEqual([
    [
      "giving ≠ currency.kind",
      "La règle « Dons du mois » ne va pas avec des jetons vendus d’avance : une monnaie de dons ne s’achète pas, et personne ne l’émet.",
      "The policy “Gifts of the month” does not go with tokens sold in advance: a currency of gifts is not bought, and nobody issues it.",
    ],
  ]);
  // Nothing is said of what such a currency does: it does not count gifts
  expect(contradictions({ giving }, june)).toEqual([
    [
      "giving ≠ currency.kind",
      "La règle « Dons du mois » ne va pas avec une monnaie créée par un dividende : une monnaie de dons ne s’achète pas, et personne ne l’émet.",
      "The policy “Gifts of the month” does not go with a currency created as a dividend: a currency of gifts is not bought, and nobody issues it.",
    ],
  ]);
});

test("nothing a month is no policy", () => {
  expect(contradictions({ giving: { perMonth: "0" } }, heart)).toEqual([
    [
      "giving.perMonth",
      "Avec 0 par mois personne ne donnerait rien : retirez plutôt la règle.",
      "With 0 a month nobody would give anything: leave the rule out instead.",
    ],
  ]);
});

test("it is told with how much a month", () => {
  expect(told({ giving }, heart)).toEqual([
    "Chacun peut donner 20 <3 par mois, à quelqu’un ou à la maison. Ce qui n’est pas donné ne s’accumule pas.",
    "Each may give 20 <3 a month, to somebody or to the house. What is not given does not add up.",
  ]);
});
