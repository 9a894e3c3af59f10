import { expect, test } from "vitest";

import { grain, miel } from "#policies/testing/examples.ts";
import { contradictions, named, refusedAt, told } from "#policies/testing/say.ts";

const melting = { rate: "2", per: "month" as const, to: "MIEL:pot-commons" };

test.each([
  ["demurrage.rate", { rate: "101" }],
  ["demurrage.per", { per: "hour" }],
  ["demurrage.byType.provider", { byType: { provider: "x" } }],
  ["demurrage.floor", { floor: "-1" }],
  ["demurrage.to", { to: "somewhere" }],
])("it is refused at %s", (path, bad) => {
  expect(refusedAt({ demurrage: { ...melting, ...bad } })).toEqual([path]);
});

test("it leaves something, goes to a pot of its own currency, and never disappears from mutual credit", () => {
  const leaves = ["Un taux de 100 % ne laisserait rien.", "A rate of 100% would leave nothing."] as const;
  expect(contradictions({ demurrage: { ...melting, rate: "100", byType: { shop: "100" } } }, miel)).toEqual([
    ["demurrage.rate", ...leaves],
    ["demurrage.byType.shop", ...leaves],
  ]);
  expect(contradictions({ demurrage: melting }, { ...miel, code: "MIE" })).toEqual([
    [
      "demurrage.to ≠ currency",
      "La cagnotte MIEL:pot-commons n’est pas en MIE.",
      "The pot MIEL:pot-commons is not in MIE.",
    ],
  ]);
  expect(contradictions({ demurrage: { ...melting, to: "burn" } }, grain)).toEqual([
    [
      "demurrage.to ≠ currency",
      "En crédit mutuel la somme des comptes est toujours nulle, rien ne peut disparaître : versez la fonte à une cagnotte.",
      "In mutual credit the accounts always sum to zero, so nothing can disappear: let what melts go to a pot.",
    ],
  ]);
});

test("it is told with the names of pots and of types of member, and with their codes where they have none", () => {
  const demurrage = { ...melting, byType: { provider: "0", school: "0", house: "1" } };
  expect(told({ demurrage }, miel, named)).toEqual([
    "Ce qui dort fond de 2 % par mois, un peu chaque jour. À un autre taux : La maison 1 % par mois. Ne fondent pas : Prestataire, school. Ce qui fond va à la cagnotte « Pot commun ».",
    "What lies idle melts by 2% a month, a little every day. At another rate: La maison 1% a month. Exempt: Prestataire, school. What melts goes to the pot “Pot commun”.",
  ]);
});
