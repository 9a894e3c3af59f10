import { expect, test } from "vitest";

import { miel, pokou } from "#policies/testing/examples.ts";
import { contradictions, named, refusedAt, told } from "#policies/testing/say.ts";

const price = { euros: "1.00", units: "100" };
const expiry = { months: 24, to: "POK:pot-solidarity" };

test.each([
  ["price.euros", { price: { ...price, euros: "1.005" } }],
  ["price.units", { price: { ...price, units: "-1" } }],
  ["topUp.minimum", { price, topUp: { minimum: "x" } }],
  ["redeemable", { price, redeemable: "no" }],
  ["expiry.months", { price, expiry: { ...expiry, months: 0 } }],
  ["expiry.noticeDays", { price, expiry: { ...expiry, noticeDays: 91 } }],
  ["expiry.to", { price, expiry: { ...expiry, to: "POK:1001" } }],
  ["expiry.exempt.0", { price, expiry: { ...expiry, exempt: ["La maison"] } }],
])("it is refused at %s", (path, prepaid) => {
  expect(refusedAt({ prepaid })).toEqual([`prepaid.${path}`]);
});

test.each<[object, string, string, string]>([
  [
    { price: { ...price, euros: "0" } },
    "prepaid.price",
    "Un prix ne peut pas être nul, ni donner rien en échange.",
    "A price cannot be nothing, nor buy nothing.",
  ],
  [
    { price: { ...price, units: "0" } },
    "prepaid.price",
    "Un prix ne peut pas être nul, ni donner rien en échange.",
    "A price cannot be nothing, nor buy nothing.",
  ],
  [
    { topUp: { minimum: "5.00", maximum: "4.99" } },
    "prepaid.topUp.minimum ≠ prepaid.topUp.maximum",
    "La recharge la plus petite dépasse la plus grande.",
    "The smallest top-up is larger than the largest.",
  ],
  [
    { expiry: { ...expiry, to: "MIEL:pot-commons" } },
    "prepaid.expiry.to ≠ currency",
    "La cagnotte MIEL:pot-commons n’est pas en POK.",
    "The pot MIEL:pot-commons is not in POK.",
  ],
  [
    { expiry: { ...expiry, months: 1, noticeDays: 90 } },
    "prepaid.expiry.noticeDays ≠ prepaid.expiry.months",
    "Un préavis de 90 jours est plus long que le mois après lequel le solde expire : raccourcissez le préavis ou allongez la durée.",
    "A notice of 90 days is longer than the month after which a balance expires: shorten the notice or lengthen the time.",
  ],
  [
    { expiry: { ...expiry, months: 2, noticeDays: 63 } },
    "prepaid.expiry.noticeDays ≠ prepaid.expiry.months",
    "Un préavis de 63 jours est plus long que les 2 mois après lesquels le solde expire : raccourcissez le préavis ou allongez la durée.",
    "A notice of 63 days is longer than the 2 months after which a balance expires: shorten the notice or lengthen the time.",
  ],
  [
    { price: { ...price, units: "100.5" } },
    "prepaid.price.units ≠ currency.scale",
    "Le montant 100,5 ne s’écrit pas en POK, qui n’a pas de décimales.",
    "The amount 100.5 cannot be written in POK, which has no decimals.",
  ],
])("%j cannot stand", (change, ...expected) => {
  expect(contradictions({ prepaid: { price, ...change } }, pokou)).toEqual([expected]);
});

test("a notice as long as the time in which it can be spent stands", () => {
  for (const [months, noticeDays] of [
    [1, 31],
    [2, 62],
    [3, 90],
  ] as const)
    expect(contradictions({ prepaid: { price, expiry: { ...expiry, months, noticeDays } } }, pokou)).toEqual(
      [],
    );
});

test("it goes with tokens sold in advance alone", () => {
  expect(contradictions({ prepaid: { price } }, miel)).toEqual([
    [
      "prepaid ≠ currency.kind",
      "La règle « Vente de jetons » ne va pas avec une monnaie adossée à des euros : elle fixe le prix auquel des jetons sont vendus d’avance.",
      "The policy “Sale of tokens” does not go with a currency backed by euros: it sets the price at which tokens are sold in advance.",
    ],
  ]);
});

test.each<[object, string, string]>([
  [
    { redeemable: true },
    "Prix : 100 pk pour 1,00 €. Ce qui n’est pas dépensé peut être repris contre des euros.",
    "Price: 100 pk for 1.00 €. What is not spent can be given back for euros.",
  ],
  [
    { expiry: { ...expiry, exempt: ["house"] } },
    "Prix : 100 pk pour 1,00 €. Ce qui est acheté se dépense et n’est pas repris contre des euros. Ce qui arrive sur un compte expire à la fin du mois où 24 mois se sont écoulés ; le plus ancien est toujours dépensé d’abord. Un message prévient 30 jours avant. Ce qui expire va à la cagnotte « Cœur sur la main ». N’expirent pas : La maison.",
    "Price: 100 pk for 1.00 €. What is bought is spent, and is not given back for euros. What comes to an account expires at the end of the month in which 24 months have gone by; the oldest is always spent first. A message says so 30 days ahead. What expires goes to the pot “Cœur sur la main”. Exempt: La maison.",
  ],
  [
    { expiry: { months: 1, noticeDays: 1, to: "burn" } },
    "Prix : 100 pk pour 1,00 €. Ce qui est acheté se dépense et n’est pas repris contre des euros. Ce qui arrive sur un compte expire à la fin du mois où un mois s’est écoulé ; le plus ancien est toujours dépensé d’abord. Un message prévient un jour avant. Ce qui expire disparaît.",
    "Price: 100 pk for 1.00 €. What is bought is spent, and is not given back for euros. What comes to an account expires at the end of the month in which a month has gone by; the oldest is always spent first. A message says so a day ahead. What expires disappears.",
  ],
])("%j is told", (change, ...expected) => {
  expect(told({ prepaid: { price, ...change } }, pokou, named)).toEqual(expected);
});
