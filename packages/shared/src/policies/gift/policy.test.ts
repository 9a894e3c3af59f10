import { expect, test } from "vitest";

import { grain, miel } from "#policies/testing/examples.ts";
import { contradictions, named, refusedAt, told } from "#policies/testing/say.ts";

const gift = { percent: "3", from: "MIEL:pot-commons" };

test.each([
  ["percent", { percent: "-3" }],
  ["from", { from: "burn" }],
  ["types.0", { types: [""] }],
  ["sponsors", { sponsors: -1 }],
])("it is refused at %s", (path, bad) => {
  expect(refusedAt({ gift: { ...gift, ...bad } })).toEqual([`gift.${path}`]);
});

test("it comes from a pot of its own currency, where euros are changed", () => {
  expect(contradictions({ gift: { ...gift, from: "GRAIN:pot-commons" } }, miel)).toEqual([
    [
      "gift.from ≠ currency",
      "La cagnotte GRAIN:pot-commons n’est pas en MIEL.",
      "The pot GRAIN:pot-commons is not in MIEL.",
    ],
  ]);
  expect(contradictions({ gift: { ...gift, from: "GRAIN:pot-commons" } }, grain)).toEqual([
    [
      "gift ≠ currency.kind",
      "La règle « Don aux associations » ne va pas avec un crédit mutuel : elle ajoute un don à chaque change, et rien n’y est changé contre des euros.",
      "The policy “Gift to associations” does not go with mutual credit: it adds a gift to each issue against euros, and there are none.",
    ],
  ]);
});

test.each([
  [0, "", ""],
  [
    1,
    " Une association reçoit ce don à partir d’un parrain.",
    " An association receives it from one sponsor on.",
  ],
  [
    30,
    " Une association reçoit ce don à partir de 30 parrains.",
    " An association receives it from 30 sponsors on.",
  ],
])("with %i sponsors needed it is told", (sponsors, fr, en) => {
  expect(told({ gift: { ...gift, sponsors } }, miel, named)).toEqual([
    `Quand un membre change des euros, 3 % de la somme vont à l’association qu’il parraine, pris sur « Pot commun » tant qu’il y en a.${fr}`,
    `When a member changes euros, 3% of the sum go to the association that they sponsor, from “Pot commun” as far as it reaches.${en}`,
  ]);
});
