import { tradeCategories } from "#presets/categories.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";

/**
 * Units earned by giving time against a tariff, or bought (100 for 8 €), and spent on machines; what lies idle melts into
 * a common pot.
 */
export function fablab(naming: Naming, language: Language): Preset {
  const french = language === "fr";
  const accounts = [{ currency: naming.code }];
  return {
    currencies: [
      {
        ...naming,
        scale: 0,
        kind: "prepaid",
        defaults: { creditLimit: "0", balanceCap: "5000" },
        policies: {
          notice: { days: 30 },
          prepaid: {
            price: { euros: "8.00", units: "100" },
            topUp: { minimum: "2.00", maximum: "200.00" },
          },
          demurrage: {
            rate: "2",
            per: "month",
            byType: { workshop: "0" },
            floor: "100",
            to: `${naming.code}:pot-commons`,
          },
        },
      },
    ],
    memberTypes: [
      { code: "maker", name: french ? "Bricoleur" : "Maker", provider: false, accounts },
      { code: "workshop", name: french ? "Atelier" : "Workshop", provider: true, accounts },
    ],
    categories: tradeCategories,
    directoryPublic: false,
  };
}
