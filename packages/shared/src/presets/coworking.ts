import type { Language, Naming, Preset } from "#presets/preset.ts";

/** Tokens bought in advance and spent at the bar, beside a counter of gifts (`<3`) that has no price. */
export function coworking(naming: Naming, language: Language): Preset {
  const french = language === "fr";
  const accounts = [{ currency: naming.code }, { currency: "GIFT" }];
  return {
    currencies: [
      { ...naming, scale: 0, kind: "prepaid", defaults: { creditLimit: "0", balanceCap: "100000" } },
      {
        code: "GIFT",
        name: french ? "Dons" : "Gifts",
        symbol: "<3",
        scale: 0,
        kind: "mutual",
        defaults: { creditLimit: "20", balanceCap: "100" },
      },
    ],
    memberTypes: [
      { code: "coworker", name: french ? "Coworkeur" : "Coworker", provider: false, accounts },
      { code: "house", name: french ? "La maison" : "The house", provider: true, accounts },
    ],
  };
}
