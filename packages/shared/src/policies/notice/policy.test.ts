import { expect, test } from "vitest";

import { miel } from "#policies/testing/examples.ts";
import { contradictions, refusedAt, told } from "#policies/testing/say.ts";

test.each([[{}], [{ days: -1 }], [{ days: 366 }], [{ days: 1.5 }]])("%j is refused at its days", (notice) => {
  expect(refusedAt({ notice })).toEqual(["notice.days"]);
});

test("it goes with any currency but a reserve", () => {
  expect(contradictions({ notice: { days: 1 } }, miel)).toEqual([]);
  expect(contradictions({ notice: { days: 1 } }, { ...miel, kind: "reserve" })).toEqual([
    [
      "notice ≠ currency.kind",
      "La règle « Préavis » ne va pas avec un fonds de garantie.",
      "The policy “Notice” does not go with a reserve.",
    ],
  ]);
});

test("it is told in days", () => {
  expect(told({ notice: { days: 30 } }, miel)).toEqual([
    "Tout changement des règles de la monnaie est annoncé au moins 30 jours à l’avance.",
    "Every change to the rules of this currency is announced at least 30 days ahead.",
  ]);
});
