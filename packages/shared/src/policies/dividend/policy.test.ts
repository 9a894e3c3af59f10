import { expect, test } from "vitest";

import { grain, june } from "#policies/testing/examples.ts";
import { contradictions, refusedAt, told } from "#policies/testing/say.ts";

const dividend = { amount: "10" };

test.each([
  ["dividend.amount", { amount: "ten" }],
  ["dividend.tick", { ...dividend, tick: "month" }],
  ["dividend.reevaluation.everySeconds", { ...dividend, reevaluation: { everySeconds: 60 } }],
])("it is refused at %s", (path, settings) => {
  expect(refusedAt({ dividend: settings })).toEqual([path]);
});

test("it goes with a currency created as a dividend alone", () => {
  expect(contradictions({ dividend }, grain)).toEqual([
    [
      "dividend ≠ currency.kind",
      "La règle « Dividende » ne va pas avec un crédit mutuel : elle crée de la monnaie pour chacun, et rien ne pourrait être tenu en face.",
      "The policy “Dividend” does not go with mutual credit: it creates money for everybody, for which nothing could be kept.",
    ],
  ]);
});

test("it cannot be re-evaluated between two ticks, go by two clocks, or follow a mass that nobody knows", () => {
  const melting = { rate: "1", per: "month" as const, tick: "hour" as const, to: "burn" as const };
  const reevaluation = { everySeconds: 3_600 };
  expect(contradictions({ dividend: { ...dividend, reevaluation }, demurrage: melting }, june)).toEqual([
    [
      "dividend.tick ≠ dividend.reevaluation.everySeconds",
      "Le dividende ne peut pas être réévalué plus souvent qu’il n’est versé.",
      "The dividend cannot be re-evaluated more often than it is paid.",
    ],
    [
      "dividend.tick ≠ demurrage.tick",
      "Le dividende et la fonte suivent la même horloge : donnez-leur le même battement.",
      "The dividend and the melting follow one clock: give them the same tick.",
    ],
    [
      "dividend.reevaluation ≠ demurrage.to",
      "La réévaluation demande de connaître la masse à tout instant, or ce qui fond et disparaît n’est compté qu’au passage sur chaque compte : versez la fonte à une cagnotte, ou gardez un dividende fixe.",
      "Re-evaluating needs the money mass at every moment, and what melts and disappears is only counted when an account is next touched: let it go to a pot, or keep the dividend fixed.",
    ],
  ]);
});

test("a dividend of nothing for ever is none", () => {
  const nothing = { amount: "0,00" };
  expect(contradictions({ dividend: { ...nothing, reevaluation: null } }, june)).toEqual([
    [
      "dividend.amount ≠ dividend.reevaluation",
      "Un dividende de 0 qui n’est jamais réévalué ne crée rien : donnez-lui un montant ou une réévaluation.",
      "A dividend of 0 that is never re-evaluated creates nothing: give it an amount or a re-evaluation.",
    ],
  ]);
  expect(contradictions({ dividend: nothing }, june)).toEqual([]);
});

test("it is told with its amount and its tick", () => {
  expect(told({ dividend: { ...dividend, tick: "week", reevaluation: null } }, june)).toEqual([
    "Chaque membre reconnu reçoit le même dividende, 10,00 J par semaine au départ. Son montant ne change pas.",
    "Every recognised member receives the same dividend, 10.00 J a week to begin with. Its amount stays the same.",
  ]);
});
