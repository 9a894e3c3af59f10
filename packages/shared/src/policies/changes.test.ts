import { expect, test } from "vitest";
import type * as z from "zod";

import { changesOf } from "#policies/changes.ts";
import { policySettings } from "#policies/registry.ts";
import { examples, june } from "#policies/testing/examples.ts";

type Input = z.input<typeof policySettings>;

const told = (before: Input, after: Input) =>
  changesOf({ before: policySettings.parse(before), after: policySettings.parse(after) }, june).map(
    ({ kind, change, texts }) => [kind, change, texts.fr, texts.en].map((it) => it.replaceAll("\u00A0", " ")),
  );

const dividend = { amount: "10", reevaluation: null };
const notice = { days: 30 };
const growth = (c: string) => ({ dividend: { amount: "10", reevaluation: { growth: { c } } } });

test("policies that are left out are told as ending, with what they were", () => {
  expect(told({ notice, dividend }, { notice })).toEqual([
    [
      "dividend",
      "ends",
      "Prend fin : « Dividende ». Jusqu’ici : Chaque membre reconnu reçoit le même dividende, 10,00 J par jour au départ. Son montant ne change pas.",
      "Ends: “Dividend”. Until now: Every recognised member receives the same dividend, 10.00 J a day to begin with. Its amount stays the same.",
    ],
  ]);
});

test("what begins and what changes is told in the order of the policies, and what stays is not", () => {
  expect(told({ dividend }, { notice, dividend: { ...dividend, amount: "12" } })).toEqual([
    [
      "notice",
      "begins",
      "Commence : « Préavis ». Tout changement des règles de la monnaie est annoncé au moins 30 jours à l’avance.",
      "Begins: “Notice”. Every change to the rules of this currency is announced at least 30 days ahead.",
    ],
    [
      "dividend",
      "changes",
      "Change : « Dividende ». Jusqu’ici : Chaque membre reconnu reçoit le même dividende, 10,00 J par jour au départ. Son montant ne change pas. Ensuite : Chaque membre reconnu reçoit le même dividende, 12,00 J par jour au départ. Son montant ne change pas.",
      "Changes: “Dividend”. Until now: Every recognised member receives the same dividend, 10.00 J a day to begin with. Its amount stays the same. From then on: Every recognised member receives the same dividend, 12.00 J a day to begin with. Its amount stays the same.",
    ],
  ]);
  expect(told({ notice, dividend }, { notice, dividend })).toEqual([]);
});

test("of settings that no sentence tells a change is told all the same", () => {
  expect(told(growth("4.88"), growth("5")).map(([, change, fr]) => [change, fr])).toEqual([
    [
      "changes",
      "Change : « Dividende », dans un détail que ses phrases ne disent pas : comparez les réglages.",
    ],
  ]);
});

test("every kind of policy is told when it begins and when it ends", () => {
  for (const [kind, { settings, money }] of Object.entries(examples)) {
    const all = policySettings.parse({ [kind]: settings });
    for (const [change, versions] of [
      ["begins", { before: {}, after: all }],
      ["ends", { before: all, after: {} }],
    ] as const)
      expect(changesOf(versions, money)).toMatchObject([{ kind, change }]);
  }
});
