import { tradeCategories } from "#presets/categories.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";

/**
 * Tokens bought in advance and spent at the bar, beside a counter of gifts (`<3`) that has no price. What nobody spent
 * in two years goes to the pot of solidarity, which helps whoever has nothing left to pay at the bar.
 */
export function coworking(naming: Naming, language: Language): Preset {
  const french = language === "fr";
  const accounts = [{ currency: naming.code }, { currency: "GIFT" }];
  const pot = `${naming.code}:pot-solidarity`;
  return {
    currencies: [
      {
        ...naming,
        scale: 0,
        kind: "prepaid",
        defaults: { creditLimit: "0", balanceCap: "100000" },
        policies: {
          notice: { days: 30 },
          prepaid: {
            price: { euros: "1.00", units: "100" },
            topUp: { minimum: "5.00", maximum: "500.00" },
            expiry: { months: 24, noticeDays: 30, to: pot, exempt: ["house"] },
          },
          solidarity: { pot, payees: ["house"], perPayment: "500", perMonth: "2000" },
        },
      },
      {
        code: "GIFT",
        name: french ? "Dons" : "Gifts",
        symbol: "<3",
        scale: 0,
        kind: "mutual",
        defaults: { creditLimit: "1000", balanceCap: null },
        policies: { notice: { days: 30 }, giving: { perMonth: "20" } },
      },
    ],
    memberTypes: [
      { code: "coworker", name: french ? "Coworkeur" : "Coworker", provider: false, accounts },
      {
        code: "house",
        name: french ? "La maison" : "The house",
        provider: true,
        accounts: [
          { currency: naming.code, limits: { creditLimit: "0", balanceCap: null } },
          { currency: "GIFT" },
        ],
      },
    ],
    categories: tradeCategories,
    directoryPublic: false,
  };
}
