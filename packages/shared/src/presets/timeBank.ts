import { skillCategories } from "#presets/categories.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";

/** Hours given and received among neighbours, each worth any other; one may owe a dozen, and keep forty. */
export function timeBank(naming: Naming, language: Language): Preset {
  return {
    currencies: [
      { ...naming, scale: 2, kind: "mutual", defaults: { creditLimit: "12.00", balanceCap: "40.00" } },
    ],
    memberTypes: [
      {
        code: "individual",
        name: language === "fr" ? "Adhérent" : "Member",
        provider: true,
        accounts: [{ currency: naming.code }],
      },
      {
        code: "association",
        name: "Association",
        provider: true,
        accounts: [{ currency: naming.code, limits: { creditLimit: "40.00", balanceCap: null } }],
      },
    ],
    categories: skillCategories,
    directoryPublic: false,
  };
}
