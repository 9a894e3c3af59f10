import { allCategories } from "#presets/categories.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";

/**
 * Members, producers and common projects who buy from one another on credit. Each sale gives a little to the common pot, from
 * which the projects are helped.
 */
export function cooperative(naming: Naming, language: Language): Preset {
  const french = language === "fr";
  const sharing = french ? "Péréquation" : "Equalisation";
  return {
    currencies: [
      {
        ...naming,
        scale: 2,
        kind: "mutual",
        defaults: { creditLimit: "200.00", balanceCap: "1000.00" },
        policies: {
          notice: { days: 30 },
          levy: {
            rules: [
              {
                name: sharing,
                from: "payee",
                bands: [{ upTo: null, percent: "2" }],
                to: [{ pot: `${naming.code}:pot-commons` }],
              },
            ],
          },
        },
      },
    ],
    memberTypes: [
      {
        code: "individual",
        name: french ? "Coopérateur" : "Cooperator",
        provider: false,
        accounts: [{ currency: naming.code }],
      },
      {
        code: "producer",
        name: french ? "Producteur" : "Producer",
        provider: true,
        accounts: [{ currency: naming.code, limits: { creditLimit: "2000.00", balanceCap: "10000.00" } }],
      },
      {
        code: "project",
        name: french ? "Projet commun" : "Common project",
        provider: true,
        accounts: [{ currency: naming.code, limits: { creditLimit: "0", balanceCap: null } }],
      },
    ],
    categories: allCategories,
    directoryPublic: true,
  };
}
