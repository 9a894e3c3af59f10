import { expect, test } from "vitest";

import { foundingRequest } from "#contracts/communities.ts";
import { examplesOf, meltedInAMonth } from "#founding/example.ts";
import { presets, type CommunityKind } from "#presets/presets.ts";

function currencyOf(kind: CommunityKind, policies: object = {}) {
  const [first] = presets[kind]({ code: "NOIX", name: "Noix", symbol: "n" }, "fr").currencies;
  const [currency] = foundingRequest.shape.currencies.parse([
    { ...first, policies: { ...first?.policies, ...policies } },
  ]);
  if (!currency) throw new Error("A preset has a currency");
  return currency;
}

const french = (kind: CommunityKind, policies: object = {}) =>
  examplesOf(currencyOf(kind, policies)).map(({ fr }) => fr.replaceAll(/\s/g, " "));

test("a month of melting is two percent of what stands above the floor", () => {
  expect(meltedInAMonth(currencyOf("fablab"), 1_000)).toBe(18);
  expect(meltedInAMonth(currencyOf("fablab"), 100)).toBe(0);
  expect(meltedInAMonth(currencyOf("local-currency"), 1_000)).toBe(0);
});

test("a redemption tells its fee and what is received in euros", () => {
  const fees = [{ percent: "5", to: "NOIX:pot-commons" }];
  expect(french("local-currency", { redemption: { fees } })[1]).toBe(
    "La boulangerie reconvertit 200,00 n : elle reçoit 190,00 €, les frais sont de 10,00 n.",
  );
});

test("a dividend, a purchase of units and a credit are told with the figures that were settled", () => {
  expect(french("libre")[0]).toContain("reçoit 300,00 n");
  expect(french("coworking")[0]).toBe("Avec 20 €, Inès recharge son compte de 2 000 n.");
  expect(french("fablab")[0]).toBe("Avec 20 €, Inès recharge son compte de 250 n.");
  expect(french("mutual-credit")[0]).toContain("elle est à −100,00 n");
});

const frenchOf = (kind: CommunityKind) =>
  examplesOf(currencyOf(kind), kind).map(({ fr }) => fr.replaceAll(/\s/g, " "));

test("hours, a sale that gives to the pot and a price in both moneys are told by the rules that they go by", () => {
  expect(frenchOf("time-bank")).toEqual([
    "Inès jardine deux heures chez Ali : elle a 2,00 n, il est à −2,00 n. On peut descendre jusqu’à 12,00 n sous zéro.",
  ]);
  expect(frenchOf("village").at(-1)).toContain("Inès donne 10,00 € et paie 10,00 n");
  expect(frenchOf("cooperative").at(-1)).toContain("le producteur reçoit 49,00 n, et 1,00 n vont");
});
