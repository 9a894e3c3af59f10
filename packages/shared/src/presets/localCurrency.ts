import { shopCategories } from "#presets/categories.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";

/** A currency backed by euros, one for one, among members and the providers who may redeem it. */
export function localCurrency(naming: Naming, language: Language): Preset {
  const french = language === "fr";
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
        defaults: { creditLimit: "0", balanceCap: "3000.00" },
      },
    ],
    memberTypes: [
      {
        code: "individual",
        name: french ? "Adhérent" : "Member",
        provider: false,
        accounts: [{ currency: naming.code }],
      },
      {
        code: "provider",
        name: french ? "Prestataire" : "Provider",
        provider: true,
        accounts: [{ currency: naming.code, limits: { creditLimit: "0", balanceCap: null } }],
      },
    ],
    categories: shopCategories,
    directoryPublic: true,
  };
}
