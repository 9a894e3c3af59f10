import { allCategories } from "#presets/categories.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";

/** Nobody issues: the buyer goes below zero, the seller above, within the limits of a person or of a business. */
export function mutualCredit(naming: Naming, language: Language): Preset {
  const french = language === "fr";
  return {
    currencies: [
      { ...naming, scale: 2, kind: "mutual", defaults: { creditLimit: "200.00", balanceCap: "1000.00" } },
    ],
    memberTypes: [
      {
        code: "individual",
        name: french ? "Adhérent" : "Member",
        provider: false,
        accounts: [{ currency: naming.code }],
      },
      {
        code: "business",
        name: french ? "Entreprise" : "Business",
        provider: true,
        accounts: [{ currency: naming.code, limits: { creditLimit: "2000.00", balanceCap: "10000.00" } }],
      },
    ],
    categories: allCategories,
    directoryPublic: true,
  };
}
