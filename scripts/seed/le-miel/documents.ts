import type { Documents } from "../story.ts";
import { numbered, termsOf } from "../terms.ts";

/** What the members of Le Miel have agreed on. */
export const documents: Documents = {
  charter: {
    version: "2025-2",
    text: numbered(
      "Le Miel circule entre celles et ceux qui veulent faire vivre le Val de Garenne. En le rejoignant, nous nous engageons les uns envers les autres.",
      [
        "Un miel vaut un euro. Chaque miel en circulation est garanti par un euro déposé au fonds de garantie, et chacun peut vérifier le compte à tout moment.",
        "Nous préférons ce qui se fait ici : acheter d’abord près de chez nous ce qui s’y trouve, et le dire à nos voisins.",
        "Les prestataires affichent qu’ils acceptent le miel, au même prix que l’euro, et cherchent des fournisseurs qui l’acceptent aussi.",
        "Les prestataires peuvent reconvertir leurs miels en euros : 5 % de frais, dont 2 % pour le fonctionnement et 3 % pour l’association de leur choix. Les particuliers ne reconvertissent pas.",
        "Nous prenons soin de la terre, de l’eau et de celles et ceux qui travaillent : juste prix, juste salaire, le moins de déchets possible.",
        "Personne n’est laissé à la porte : on peut rejoindre Le Miel avec un petit budget, sans ordinateur, et se faire aider au comptoir.",
        "Un membre, une voix : les règles se décident en assemblée, et tout changement s’annonce trente jours avant.",
        "La monnaie sert à échanger, pas à accumuler ni à spéculer.",
        "Nous réglons nos différends en parlant, au besoin avec le comité d’agrément.",
        "Qui n’est plus d’accord peut partir quand il veut ; qui oublie durablement ces engagements peut être invité à le faire.",
      ],
    ),
  },
  terms: termsOf({
    by: "l’association Le Miel, Val de Garenne",
    email: "bonjour@le-miel.example",
    money: [
      "Le miel est un titre de monnaie locale complémentaire au sens des articles L. 311-5 et L. 311-6 du Code monétaire et financier : il s’obtient contre des euros, un pour un, et ne rapporte pas d’intérêts.",
      "Votre compte ne descend pas sous zéro, et celui d’un particulier ne dépasse pas 3 000 miels.",
    ],
  }),
};
