import { expect, test } from "vitest";

import { miel, pokou } from "#policies/testing/examples.ts";
import { contradictions, named, refusedAt, told } from "#policies/testing/say.ts";

const solidarity = { pot: "POK:pot-solidarity", payees: ["house"], perPayment: "300", perMonth: "1500" };

test.each([
  ["pot", { pot: "burn" }],
  ["payees", { payees: [] }],
  ["payees.0", { payees: ["La maison"] }],
  ["perPayment", { perPayment: "-1" }],
  ["perMonth", { perMonth: 1_500 }],
])("it is refused at %s", (path, bad) => {
  expect(refusedAt({ solidarity: { ...solidarity, ...bad } })).toEqual([`solidarity.${path}`]);
});

test("its pot is in its own currency", () => {
  expect(contradictions({ solidarity }, miel)).toEqual([
    [
      "solidarity.pot ≠ currency",
      "La cagnotte POK:pot-solidarity n’est pas en MIEL.",
      "The pot POK:pot-solidarity is not in MIEL.",
    ],
  ]);
});

test("it is told with the pot, the house and the limits", () => {
  expect(told({ solidarity }, pokou, named)).toEqual([
    "Quand il ne reste pas assez pour payer (La maison), la cagnotte « Cœur sur la main » complète, discrètement, jusqu’à 300 pk à la fois et 1 500 pk par mois, tant qu’elle est garnie.",
    "Where too little is left to pay (La maison), the pot “Cœur sur la main” quietly adds what is missing, up to 300 pk at a time and 1,500 pk a month, as long as there is something in it.",
  ]);
});
