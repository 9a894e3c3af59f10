import type { CommunityKind } from "#presets/presets.ts";
import type { Texts } from "#policies/policy.ts";

/** What each kind of community is called, and in a sentence for whom it is. */
export const presetsTold: Readonly<Record<CommunityKind, { name: Texts; description: Texts }>> = {
  "local-currency": {
    name: { fr: "Monnaie locale", en: "Local currency" },
    description: {
      fr: "Une monnaie adossée à l’euro, un pour un, qui circule entre des adhérents et des prestataires.",
      en: "A currency backed by euros, one for one, among members and the providers who sell for it.",
    },
  },
  "mutual-credit": {
    name: { fr: "Crédit mutuel", en: "Mutual credit" },
    description: {
      fr: "Personne n’émet la monnaie : qui achète descend sous zéro, qui vend monte, et la somme reste nulle.",
      en: "Nobody issues the currency: whoever buys goes below zero, whoever sells above, and the sum stays zero.",
    },
  },
  "time-bank": {
    name: { fr: "Banque de temps ou SEL", en: "Time bank or LETS" },
    description: {
      fr: "On compte en heures : une heure donnée vaut une heure reçue, quel que soit le coup de main.",
      en: "Counted in hours: an hour given is worth an hour received, whatever the help.",
    },
  },
  libre: {
    name: { fr: "Monnaie libre", en: "Libre currency" },
    description: {
      fr: "La monnaie naît d’un dividende, le même chaque jour pour chaque membre reconnu.",
      en: "Money comes into being as a dividend, the same every day for each recognised member.",
    },
  },
  coworking: {
    name: { fr: "Espace de coworking", en: "Coworking space" },
    description: {
      fr: "Des jetons achetés d’avance et dépensés au bar, une cagnotte de solidarité, et des cœurs pour dire merci.",
      en: "Tokens bought in advance and spent at the bar, a pot of solidarity, and hearts to say thank you.",
    },
  },
  fablab: {
    name: { fr: "Fablab", en: "Fablab" },
    description: {
      fr: "Une monnaie gagnée en donnant de son temps ou achetée d’avance, dépensée sur les machines, et qui fond quand elle dort.",
      en: "Units earned by giving time or bought in advance, spent on machines, which melt when they lie idle.",
    },
  },
  village: {
    name: { fr: "Village", en: "Village" },
    description: {
      fr: "Une monnaie à côté des euros, adossée à eux : les prix s’affichent dans les deux et se paient pour partie dans chacun.",
      en: "A currency beside euros, backed by them: prices show in both, and are paid part in each.",
    },
  },
  cooperative: {
    name: { fr: "Coopérative", en: "Cooperative" },
    description: {
      fr: "Des coopérateurs, des producteurs et des projets communs qui s’achètent à crédit ; chaque vente donne un peu à la cagnotte commune.",
      en: "Cooperators, producers and common projects who buy on credit; each sale gives a little to the common pot.",
    },
  },
};
