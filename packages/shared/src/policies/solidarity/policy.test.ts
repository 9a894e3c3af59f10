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

test.each([
  ["500", "20", "Un seul paiement ne peut pas être complété de plus", "One payment alone cannot be helped"],
  ["0", "0", "Avec un plafond de 0,", "With a limit of 0,"],
  ["300", "0", "Avec un plafond de 0,", "With a limit of 0,"],
  ["0", "1500", "Avec un plafond de 0,", "With a limit of 0,"],
])("%s for a payment and %s for a month cannot stand", (perPayment, perMonth, fr, en) => {
  expect(contradictions({ solidarity: { ...solidarity, perPayment, perMonth } }, pokou)).toEqual([
    ["solidarity.perPayment ≠ solidarity.perMonth", expect.stringContaining(fr), expect.stringContaining(en)],
  ]);
});

test("one payment may use up the help of its month", () => {
  expect(contradictions({ solidarity: { ...solidarity, perPayment: "1500" } }, pokou)).toEqual([]);
});

test("it is told with the pot, the house and the limits", () => {
  expect(told({ solidarity }, pokou, named)).toEqual([
    "Quand il ne reste pas assez pour payer (La maison), la cagnotte « Cœur sur la main » complète, discrètement, jusqu’à 300 pk à la fois et 1 500 pk par mois, tant qu’elle est garnie.",
    "Where too little is left to pay (La maison), the pot “Cœur sur la main” quietly adds what is missing, up to 300 pk at a time and 1,500 pk a month, as long as there is something in it.",
  ]);
});
