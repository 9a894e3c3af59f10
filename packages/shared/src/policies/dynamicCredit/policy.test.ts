import { expect, test } from "vitest";

import { grain, miel } from "#policies/testing/examples.ts";
import { contradictions, refusedAt, told } from "#policies/testing/say.ts";

const dynamicCredit = { max: "1000", perCounterparty: "100" };

test.each([
  ["share", { share: "200" }],
  ["max", { max: "much" }],
  ["perCounterparty", { perCounterparty: undefined }],
  ["counterparties", { counterparties: 0 }],
])("it is refused at %s", (path, bad) => {
  expect(refusedAt({ dynamicCredit: { ...dynamicCredit, ...bad } })).toEqual([`dynamicCredit.${path}`]);
});

test("it raises something, one payer no more than all, and in mutual credit alone", () => {
  const nothing = { ...dynamicCredit, share: "0", perCounterparty: "1001" };
  expect(contradictions({ dynamicCredit: nothing }, grain)).toEqual([
    [
      "dynamicCredit.share",
      "Avec une part de 0 % rien n’augmenterait : retirez plutôt la règle.",
      "With a share of 0% nothing would rise: leave the rule out instead.",
    ],
    [
      "dynamicCredit.perCounterparty ≠ dynamicCredit.max",
      "Un seul payeur ne peut pas augmenter le découvert de plus que le maximum.",
      "One payer alone cannot raise a limit by more than the maximum.",
    ],
  ]);
  expect(contradictions({ dynamicCredit }, miel)).toEqual([
    [
      "dynamicCredit ≠ currency.kind",
      "La règle « Crédit ouvert par les ventes » ne va pas avec une monnaie adossée à des euros : elle dit jusqu’où un compte descend sous zéro, ce que seul un crédit mutuel permet.",
      "The policy “Credit opened by sales” does not go with a currency backed by euros: it says how far an account goes below zero, which mutual credit alone allows.",
    ],
  ]);
});

test.each([
  ["dynamicCredit.max", { max: "0" }],
  ["dynamicCredit.perCounterparty", { perCounterparty: "0" }],
])("with nothing at %s no limit would rise", (path, change) => {
  expect(contradictions({ dynamicCredit: { ...dynamicCredit, ...change } }, grain)).toEqual([
    [
      path,
      "Avec un plafond de 0 aucun découvert n’augmenterait : retirez plutôt la règle.",
      "With a bound of 0 no limit would rise: leave the rule out instead.",
    ],
  ]);
});

test.each([
  [1, ".", "."],
  [
    3,
    ", et il faut avoir été payé par 3 comptes différents.",
    ", and 3 different accounts must have paid it.",
  ],
])("with %i counterparties it is told", (counterparties, fr, en) => {
  expect(told({ dynamicCredit: { ...dynamicCredit, share: "50", counterparties } }, grain)).toEqual([
    `Vendre ouvre du crédit : le découvert autorisé d’un compte augmente de 50 % de ce qu’il reçoit, jusqu’à 1 000 gr. Un même payeur l’augmente de 100 gr au plus${fr}`,
    `Selling opens credit: an account’s credit limit rises by 50% of what it is paid, up to 1,000 gr. One payer raises it by 100 gr at most${en}`,
  ]);
});
