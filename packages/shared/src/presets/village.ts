import { allCategories } from "#presets/categories.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";

/**
 * A currency backed by euros that goes beside them in one village: shops show both prices and take part in each, and
 * the village itself has an account for what it sells. Small amounts: a purse, not a savings book.
 */
export function village(naming: Naming, language: Language): Preset {
  const french = language === "fr";
  const accounts = [{ currency: naming.code }];
  const unlimited = [{ currency: naming.code, limits: { creditLimit: "0", balanceCap: null } }];
  return {
    currencies: [
      {
        ...naming,
        scale: 2,
        kind: "backed",
        backing: {
          code: "EUR",
          name: french ? "Euros du fonds de garantie" : "Euros in reserve",
          symbol: "€",
        },
        defaults: { creditLimit: "0", balanceCap: "500.00" },
      },
    ],
    memberTypes: [
      { code: "individual", name: french ? "Habitant" : "Villager", provider: false, accounts },
      { code: "shop", name: french ? "Commerce" : "Shop", provider: true, accounts: unlimited },
      { code: "town", name: french ? "Commune" : "Parish", provider: true, accounts: unlimited },
    ],
    categories: allCategories,
    directoryPublic: true,
  };
}
