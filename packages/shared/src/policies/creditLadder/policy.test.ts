import { expect, test } from "vitest";

import { grain, miel } from "#policies/testing/examples.ts";
import { contradictions, refusedAt, told } from "#policies/testing/say.ts";

test.each([
  ["warnAt", { warnAt: 0 }],
  ["showAt", { showAt: 101 }],
  ["blockAt", { blockAt: 50.5 }],
  ["remindAfterDays", { remindAfterDays: 0 }],
  ["remindEveryDays", { remindEveryDays: 367 }],
])("it is refused at %s", (path, creditLadder) => {
  expect(refusedAt({ creditLadder })).toEqual([`creditLadder.${path}`]);
});

const order = [
  "Chaque marche vient après la précédente : prévenir, montrer, puis arrêter.",
  "Each step comes after the one before: tell, then show, then stop.",
] as const;

test.each([
  [{ warnAt: 75, showAt: 50 }, "creditLadder.warnAt ≠ creditLadder.showAt"],
  [{ showAt: 91, blockAt: 90 }, "creditLadder.showAt ≠ creditLadder.blockAt"],
  [{ warnAt: 91, blockAt: 90 }, "creditLadder.warnAt ≠ creditLadder.blockAt"],
])("%j goes back down", (creditLadder, settings) => {
  expect(contradictions({ creditLadder }, grain)).toEqual([[settings, ...order]]);
});

test("it goes with mutual credit alone", () => {
  expect(contradictions({ creditLadder: {} }, miel)).toEqual([
    [
      "creditLadder ≠ currency.kind",
      "La règle « Paliers d’aide » ne va pas avec une monnaie adossée à des euros : elle dit jusqu’où un compte descend sous zéro, ce que seul un crédit mutuel permet.",
      "The policy “Credit ladder” does not go with a currency backed by euros: it says how far an account goes below zero, which mutual credit alone allows.",
    ],
  ]);
});

test.each([
  [{}, "Rien n’est indiqué, et personne n’est arrêté.", "Nothing is shown, and nobody is stopped."],
  [
    { warnAt: 50, showAt: 75, blockAt: 90, remindAfterDays: 60 },
    "À 50 % du découvert autorisé, le compte l’indique à ses titulaires, pour chercher ensemble où vendre. À 75 %, les autres membres le voient aussi, et peuvent acheter chez eux. À 90 %, le compte vend encore, mais ne descend pas plus bas. Après 60 jours sous zéro, un message propose de l’aide, puis tous les 30 jours.",
    "At 50% of the credit limit the account shows it to its holders, so that all can look for where to sell. At 75% the other members see it too, and can buy from them. At 90% the account still sells, but goes no deeper. After 60 days below zero a message offers help, and again every 30 days.",
  ],
  [
    { remindAfterDays: 1, remindEveryDays: 1 },
    "Après un jour sous zéro, un message propose de l’aide, puis chaque jour.",
    "After one day below zero a message offers help, and again every day.",
  ],
])("%j is told", (creditLadder, ...expected) => {
  expect(told({ creditLadder }, grain)).toEqual(expected);
});
