import { expect, test } from "vitest";

import { miel, pokou } from "#policies/testing/examples.ts";
import { contradictions, named, refusedAt, told } from "#policies/testing/say.ts";

const commons = { percent: "2", to: "MIEL:pot-commons" };

test.each([
  ["types.0", { types: ["No Code"] }],
  ["minimum", { minimum: "-1" }],
  ["fees.0.percent", { fees: [{ ...commons, percent: "5%" }] }],
  ["fees.0.to", { fees: [{ ...commons, to: "burn" }] }],
  ["fallback", { fallback: "MIEL:1001" }],
])("it is refused at %s", (path, redemption) => {
  expect(refusedAt({ redemption })).toEqual([`redemption.${path}`]);
});

test.each<[object, string, string, string]>([
  [
    { fees: [{ percent: "2", to: "GRAIN:pot-commons" }] },
    "redemption.fees ≠ currency",
    "La cagnotte GRAIN:pot-commons n’est pas en MIEL.",
    "The pot GRAIN:pot-commons is not in MIEL.",
  ],
  [
    { fees: [commons, { percent: "98", to: "MIEL:pot-school" }] },
    "redemption.fees",
    "Les frais de reconversion ne laisseraient rien au membre.",
    "The fees of a redemption would leave the member nothing.",
  ],
  [
    { fees: [{ percent: "3", to: "beneficiary" }] },
    "redemption.fees ≠ redemption.fallback",
    "Une part va à l’association choisie par le membre : dites à quelle cagnotte elle va s’il n’en a pas choisi.",
    "A share goes to the association that the member chose: say which pot receives it when they chose none.",
  ],
])("%j cannot stand", (redemption, ...expected) => {
  expect(contradictions({ redemption }, miel)).toEqual([expected]);
});

test("it goes with a backed currency alone", () => {
  expect(contradictions({ redemption: {} }, pokou)).toEqual([
    [
      "redemption ≠ currency.kind",
      "La règle « Reconversion » ne va pas avec des jetons vendus d’avance : elle retient une part de ce qui est reconverti en euros, et il n’y a pas d’euros en face.",
      "The policy “Redemption” does not go with tokens sold in advance: it keeps a part of what is redeemed in euros, and no euros are kept for it.",
    ],
  ]);
});

test.each<[object, string, string]>([
  [
    {},
    "Les prestataires peuvent reconvertir en euros. Rien n’est retenu.",
    "Providers may redeem for euros. Nothing is kept.",
  ],
  [
    {
      types: ["provider", "school"],
      minimum: "20",
      fees: [commons, { percent: "3", to: "beneficiary" }],
      fallback: "MIEL:pot-commons",
    },
    "Les membres de type « Prestataire » ou « school » peuvent reconvertir en euros, à partir de 20,00 ml. De chaque reconversion, 2 % vont à « Pot commun », 3 % vont à l’association choisie par le membre.",
    "Members of type “Prestataire” or “school” may redeem for euros, from 20.00 ml on. Of each redemption, 2% go to “Pot commun”, 3% go to the association that the member chose.",
  ],
])("%j is told", (redemption, ...expected) => {
  expect(told({ redemption }, miel, named)).toEqual(expected);
});
