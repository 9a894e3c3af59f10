import { skillCategories } from "#presets/categories.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";

/** Money made only as an equal dividend to each recognised member; nobody goes below zero, nobody is capped. */
export function libre(naming: Naming, language: Language): Preset {
  return {
    currencies: [
      {
        ...naming,
        scale: 2,
        kind: "dividend",
        defaults: { creditLimit: "0", balanceCap: null },
        policies: { notice: { days: 30 }, dividend: { amount: "10.00" } },
      },
    ],
    memberTypes: [
      {
        code: "member",
        name: language === "fr" ? "Membre" : "Member",
        provider: true,
        accounts: [{ currency: naming.code }],
      },
    ],
    categories: skillCategories,
    directoryPublic: false,
  };
}
