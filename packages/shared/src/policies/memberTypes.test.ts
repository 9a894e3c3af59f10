import { expect, test } from "vitest";

import { unknownTypes } from "#policies/memberTypes.ts";
import { policyKinds, policySettings } from "#policies/registry.ts";
import { examples } from "#policies/testing/examples.ts";

const all = policySettings.parse(
  Object.fromEntries(policyKinds.map((kind) => [kind, examples[kind].settings])),
);

test("every type of member that policies name is looked for, wherever they name it", () => {
  expect(unknownTypes(all, new Set()).map(({ settings }) => settings)).toEqual(
    [
      "demurrage.byType.provider",
      "demurrage.byType.school",
      "levy.rules.0.payerTypes.0",
      "levy.rules.0.payeeTypes.0",
      "redemption.types.0",
      "gift.types.0",
      "prepaid.expiry.exempt.0",
      "solidarity.payees.0",
    ].map((path) => [path, "memberTypes"]),
  );
  const known = new Set(["provider", "school", "individual", "association", "house"]);
  expect(unknownTypes(all, known)).toEqual([]);
});

test("one that does not exist is named, in both languages", () => {
  const typo = policySettings.parse({
    demurrage: { rate: "1", per: "month", byType: { provder: "0" }, to: "burn" },
  });
  expect(unknownTypes(typo, new Set(["provider"]))).toEqual([
    {
      settings: ["demurrage.byType.provder", "memberTypes"],
      why: {
        fr: "«\u00A0provder\u00A0» n’est pas un type de membre d’ici.",
        en: "“provder” is no kind of member here.",
      },
    },
  ]);
});
