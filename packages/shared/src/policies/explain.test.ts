import { expect, test } from "vitest";

import { explain } from "#policies/explain.ts";
import type { Money } from "#policies/policy.ts";
import { policySettings } from "#policies/registry.ts";

const libre: Money = { code: "DU", symbol: "", scale: 2, kind: "dividend" };
const hive: Money = { code: "MIEL", symbol: "ml", scale: 2, kind: "backed" };

type Input = Parameters<typeof policySettings.parse>[0];

/** What is told in one language, with plain spaces. */
const told = (input: Input, money: Money, language: "fr" | "en") =>
  explain(policySettings.parse(input), money).map(({ texts }) =>
    texts[language].replaceAll(/[\u00A0\u202F]/g, " "),
  );

const melting = { rate: "4,88", per: "half-year", to: "MIEL:pot-commons" };

test("no policies are told in no words", () => {
  expect(explain({}, hive)).toEqual([]);
});

test("policies are told one after the other, the notice first", () => {
  const all = policySettings.parse({ demurrage: melting, dividend: { amount: "1" }, notice: { days: 3 } });
  expect(explain(all, libre).map(({ kind }) => kind)).toEqual(["notice", "dividend", "demurrage"]);
});

test.each([
  [
    { notice: { days: 0 } },
    "Les règles de la monnaie peuvent changer du jour au lendemain.",
    "The rules of this currency may change at once.",
  ],
  [
    { notice: { days: 1 } },
    "Tout changement des règles de la monnaie est annoncé au moins un jour à l’avance.",
    "Every change to the rules of this currency is announced at least one day ahead.",
  ],
  [
    { notice: { days: 30 } },
    "Tout changement des règles de la monnaie est annoncé au moins 30 jours à l’avance.",
    "Every change to the rules of this currency is announced at least 30 days ahead.",
  ],
  [
    { dividend: { amount: "10" } },
    "Chaque membre reconnu reçoit le même dividende, 10,00 DU par jour au départ. Son montant est réévalué chaque semestre d’après la masse monétaire et le nombre de membres.",
    "Every recognised member receives the same dividend, 10.00 DU a day to begin with. Its amount is re-evaluated every half-year from the money mass and the number of members.",
  ],
  [
    { dividend: { amount: "1234,5", tick: "hour", reevaluation: null } },
    "Chaque membre reconnu reçoit le même dividende, 1 234,50 DU par heure au départ. Son montant ne change pas.",
    "Every recognised member receives the same dividend, 1,234.50 DU an hour to begin with. Its amount stays the same.",
  ],
  [
    { dividend: { amount: "1", tick: "hour", reevaluation: { everySeconds: 7_200 } } },
    "Chaque membre reconnu reçoit le même dividende, 1,00 DU par heure au départ. Son montant est réévalué toutes les 2 heures d’après la masse monétaire et le nombre de membres.",
    "Every recognised member receives the same dividend, 1.00 DU an hour to begin with. Its amount is re-evaluated every 2 hours from the money mass and the number of members.",
  ],
])("of a libre currency %j is told in French and in English", (input, fr, en) => {
  expect(told(input, libre, "fr")).toEqual([fr]);
  expect(told(input, libre, "en")).toEqual([en]);
});

test.each([
  [
    { rate: "1", per: "month", to: "burn" },
    "Ce qui dort fond de 1 % par mois, un peu chaque jour. Ce qui fond disparaît.",
    "What lies idle melts by 1% a month, a little every day. What melts disappears.",
  ],
  [
    { ...melting, floor: "10" },
    "Ce qui dort fond de 4,88 % par semestre, un peu chaque jour. Les premiers 10,00 ml d’un compte ne fondent jamais. Ce qui fond va à la cagnotte MIEL:pot-commons.",
    "What lies idle melts by 4.88% a half-year, a little every day. The first 10.00 ml of an account never melt. What melts goes to the pot MIEL:pot-commons.",
  ],
  [
    { ...melting, tick: "week", byType: { provider: "0", school: "0.0", shop: "7,5", bakery: "2" } },
    "Ce qui dort fond de 4,88 % par semestre, un peu chaque semaine. À un autre taux : shop 7,5 % par semestre, bakery 2 % par semestre. Ne fondent pas : provider, school. Ce qui fond va à la cagnotte MIEL:pot-commons.",
    "What lies idle melts by 4.88% a half-year, a little every week. At another rate: shop 7.5% a half-year, bakery 2% a half-year. Exempt: provider, school. What melts goes to the pot MIEL:pot-commons.",
  ],
  [
    { ...melting, rate: "0", byType: { provider: "3", school: "0" } },
    "Ce qui dort ne fond pas. À un autre taux : provider 3 % par semestre. Ce qui fond va à la cagnotte MIEL:pot-commons.",
    "What lies idle does not melt. At another rate: provider 3% a half-year. What melts goes to the pot MIEL:pot-commons.",
  ],
  [{ ...melting, rate: "0" }, "Ce qui dort ne fond pas.", "What lies idle does not melt."],
])("demurrage %j is told in French and in English", (demurrage, fr, en) => {
  expect(told({ demurrage }, hive, "fr")).toEqual([fr]);
  expect(told({ demurrage }, hive, "en")).toEqual([en]);
});
