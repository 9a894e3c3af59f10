import { expect, test } from "vitest";

import { miel } from "#policies/testing/examples.ts";
import { contradictions, named, refusedAt, told } from "#policies/testing/say.ts";

const rule = { name: "Vie associative", from: "payee" as const, to: [{ pot: "MIEL:pot-commons" }] };
const levy = (change: object = {}) => ({ levy: { rules: [{ ...rule, ...change }] } });

test.each([
  ["name", { name: "" }],
  ["from", { from: "bank" }],
  ["flat", { flat: "-1" }],
  ["bands.0.percent", { bands: [{ upTo: null, percent: "101" }] }],
  ["bands.0.upTo", { bands: [{ percent: "1" }] }],
  ["payerTypes.0", { payerTypes: ["No Code"] }],
  ["to", { to: [] }],
  ["to.0.pot", { to: [{ pot: "MIEL:1001" }] }],
])("it is refused at %s of its rule", (path, bad) => {
  expect(refusedAt(levy(bad))).toEqual([`levy.rules.0.${path}`]);
});

test("it has a rule at least", () => {
  expect(refusedAt({ levy: { rules: [] } })).toEqual(["levy.rules"]);
});

const upward =
  "Chaque tranche doit finir plus haut que celle d’avant, et seule la dernière peut être sans fin.";

test.each<[object, string, string, string]>([
  [
    {
      bands: [
        { upTo: "100", percent: "2" },
        { upTo: "100", percent: "3" },
      ],
    },
    "levy.rules.0.bands",
    upward,
    "Each band must end above the one before it, and only the last can have no end.",
  ],
  [
    {
      bands: [
        { upTo: null, percent: "2" },
        { upTo: null, percent: "3" },
      ],
    },
    "levy.rules.0.bands",
    upward,
    "Each band must end above the one before it, and only the last can have no end.",
  ],
  [
    { minimum: "2", maximum: "1.99" },
    "levy.rules.0.minimum ≠ levy.rules.0.maximum",
    "Le maximum du prélèvement est inférieur à son minimum.",
    "The levy’s maximum is below its minimum.",
  ],
  [
    { flat: "2", maximum: "1.99" },
    "levy.rules.0.flat ≠ levy.rules.0.maximum",
    "La part fixe du prélèvement dépasse déjà son maximum.",
    "The levy’s flat part is already above its maximum.",
  ],
  [
    { bands: [{ upTo: null, percent: "0" }] },
    "levy.rules.0.flat ≠ levy.rules.0.bands",
    "Ce prélèvement ne prendrait rien : donnez-lui une part fixe ou un taux, ou retirez-le.",
    "This levy would take nothing: give it a flat part or a rate, or leave it out.",
  ],
  [
    { bands: [{ upTo: null, percent: "1" }], maximum: "0" },
    "levy.rules.0.maximum",
    "Avec un maximum de 0 ce prélèvement ne prendrait rien : retirez-le plutôt.",
    "With a maximum of 0 this levy would take nothing: leave it out instead.",
  ],
  [
    {
      flat: "1",
      to: [
        { pot: "MIEL:pot-commons", share: "60.5" },
        { pot: "MIEL:pot-school", share: "30" },
      ],
    },
    "levy.rules.0.to",
    "Les parts doivent faire 100 % : elles font 90,5 %.",
    "The shares must make 100%: they make 90.5%.",
  ],
  [
    { flat: "1", to: [{ pot: "GRAIN:pot-commons" }] },
    "levy.rules.0.to ≠ currency",
    "La cagnotte GRAIN:pot-commons n’est pas en MIEL.",
    "The pot GRAIN:pot-commons is not in MIEL.",
  ],
])("%j cannot stand", (change, ...expected) => {
  expect(contradictions(levy(change), miel)).toEqual([expected]);
});

test.each<[object, string, string]>([
  [
    { flat: "0,10" },
    "Vie associative : chaque paiement donne 0,10 ml à « Pot commun », à la charge de qui est payé.",
    "Vie associative: each payment gives 0.10 ml to “Pot commun”, borne by the payee.",
  ],
  [
    {
      from: "payer",
      bands: [
        { upTo: "100", percent: "2" },
        { upTo: null, percent: "3" },
      ],
    },
    "Vie associative : chaque paiement donne 2 % jusqu’à 100,00 ml, puis 3 % au-delà à « Pot commun », à la charge de qui paie.",
    "Vie associative: each payment gives 2% up to 100.00 ml, then 3% beyond to “Pot commun”, borne by the payer.",
  ],
  [
    {
      from: "both",
      flat: "1",
      bands: [{ upTo: null, percent: "2.5" }],
      minimum: "1.10",
      maximum: "5",
      to: [
        { pot: "MIEL:pot-commons", share: "50" },
        { pot: "MIEL:pot-other", share: "50" },
      ],
    },
    "Vie associative : chaque paiement donne 1,00 ml et 2,5 % à « Pot commun » et MIEL:pot-other, à la charge de chacun des deux, au moins 1,10 ml, au plus 5,00 ml.",
    "Vie associative: each payment gives 1.00 ml and 2.5% to “Pot commun” and MIEL:pot-other, borne by each of the two, at least 1.10 ml, at most 5.00 ml.",
  ],
])("%j is told", (change, ...expected) => {
  expect(told(levy(change), miel, named)).toEqual(expected);
});
