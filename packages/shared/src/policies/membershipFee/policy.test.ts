import { expect, test } from "vitest";

import { communityPolicies } from "#policies/community.ts";
import { noNames } from "#policies/inWords.ts";
import { firstFeeSettings, membershipFeeSettings } from "#policies/membershipFee/settings.ts";

const { membershipFee } = communityPolicies;

const settings = {
  since: "2027-01-01",
  period: "calendar_year",
  amount: "10",
  byType: { provider: "50,50", honorary: "0" },
  minimum: "2",
  newcomers: "by_month",
  pot: "MIEL:pot-fees",
  unpaid: { leadsTo: "suspend", afterDays: 90, noticeDays: 15 },
};

test("a fee is explained in plain sentences, in both languages", () => {
  const { fr, en } = membershipFee.explain(membershipFeeSettings.parse(settings), noNames);
  expect(fr).toBe(
    "La cotisation est de 10\u00A0€ par an. Par type : provider 50,50\u00A0€, honorary rien. Elle est à prix libre, à partir de 2\u00A0€. Elle vaut pour l’année civile. Qui arrive en cours d’année paie un douzième par mois restant. Elle est demandée à partir du 1er janvier 2027. On la paie en euros auprès de l’association. On peut la payer depuis son compte en MIEL. Elle est rappelée par e-mail le jour de l’échéance, puis 15, 45 jours après. Elle est en retard après 30 jours. Impayée 90 jours après l’échéance, elle conduit à suspendre le membre, prévenu 15 jours avant ; payer lève la suspension.",
  );
  expect(en).toContain(
    "By type: provider 50.50\u00A0€, honorary nothing. Pay what you can, from 2\u00A0€ up.",
  );
  expect(membershipFee.explain(firstFeeSettings, noNames).fr).toBe("Aucune cotisation n’est demandée.");
});

test("types of member go by their names", () => {
  const names = { ...noNames, types: new Map([["provider", "Prestataire"]]) };
  const { fr, en } = membershipFee.explain(membershipFeeSettings.parse(settings), names);
  expect(fr).toContain("Par type : Prestataire 50,50\u00A0€, honorary rien.");
  expect(en).toContain("By type: Prestataire 50.50\u00A0€, honorary nothing.");
});

test.each([
  [{ amount: "0", byType: { honorary: "0,00" }, minimum: null }, ["active", "amount"]],
  [{ minimum: "11" }, ["amount", "minimum"]],
  [{ currency: "GRAIN", pot: null }, ["pot", "currency"]],
  [{ currency: "GRAIN" }, ["pot", "currency"]],
  [{ reminders: [{ afterDays: 15 }, { afterDays: 15 }] }, ["reminders"]],
  [
    { unpaid: { leadsTo: "suspend", afterDays: 50, noticeDays: 60 } },
    ["unpaid.noticeDays", "unpaid.afterDays"],
  ],
  [{ graceDays: 91 }, ["unpaid.afterDays", "graceDays"]],
  [{ reminders: [{ afterDays: 91 }] }, ["reminders", "unpaid.afterDays"]],
])("%j cannot stand with the rest", (change, paths) => {
  const found = membershipFee.disagreements(membershipFeeSettings.parse({ ...settings, ...change }));
  expect(found.map((one) => one.settings)).toEqual([paths]);
});

test("what agrees is not complained of", () => {
  expect(membershipFee.disagreements(membershipFeeSettings.parse(settings))).toEqual([]);
  expect(membershipFee.disagreements(firstFeeSettings)).toEqual([]);
  const ofProviders = membershipFeeSettings.parse({ ...settings, amount: "0" });
  expect(membershipFee.disagreements(ofProviders)).toEqual([]);
});
