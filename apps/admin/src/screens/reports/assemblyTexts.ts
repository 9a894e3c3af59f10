import { sentences } from "#texts/language.ts";

export const say = sentences({
  fr: {
    lead: "Le rapport d’une année à remettre à l’assemblée générale, prêt à imprimer.",
    title: "Rapport de l’année",
    year: "Année",
    what: "Ce qui circule mois par mois, les paiements, la vitesse, les membres, les catégories et le fonds de garantie, pour chaque monnaie.",
    soFar: "Cette année n’est pas finie : le rapport s’arrête à aujourd’hui.",
    take: (year: number) => `Télécharger le rapport ${year} (PDF)`,
    taken: (file: string) => `Enregistré : ${file}`,
  },
  en: {
    lead: "The report of a year to hand to the general assembly, ready to print.",
    title: "Report of the year",
    year: "Year",
    what: "What circulates month by month, payments, velocity, members, categories and the guarantee fund, for each currency.",
    soFar: "This year is not over: the report ends today.",
    take: (year: number) => `Download the ${year} report (PDF)`,
    taken: (file: string) => `Saved: ${file}`,
  },
});
