import type { Documents } from "../story.ts";
import { numbered, termsOf } from "../terms.ts";

/** What those who exchange in the valley of the Lère have agreed on. */
export const documents: Documents = {
  charter: {
    version: "2025-2",
    text: numbered(
      "Le SEL des Deux Rives réunit des personnes qui échangent des services, des savoirs et des coups de main, sans argent.",
      [
        "Une heure vaut soixante grains, quel que soit le travail : une heure de ménage vaut une heure de droit.",
        "Chacun peut descendre à 1 200 grains sous zéro, les associations à 3 000. C’est la confiance du groupe, pas une dette d’argent.",
        "Être sous zéro est normal : sans cela, personne ne serait au-dessus. On y remonte en rendant service, à son rythme.",
        "Au-delà de cinq heures d’avance, ce qui dort fond de 2 % par mois au profit des chantiers communs.",
        "Nous convenons du temps et des frais avant de commencer, et nous payons le jour même.",
        "On ne propose ici que des coups de main ponctuels : ce qui est un métier régulier se facture ailleurs.",
        "Qui emprunte un outil le rend propre et en état, ou le remplace.",
        "Personne n’est obligé d’accepter un échange, ni d’expliquer un refus.",
        "Nous accueillons chacun sans distinction d’âge, d’origine, de croyance ou de moyens.",
        "Une difficulté ? Deux médiatrices du groupe aident à se parler. Les comptes restent visibles au conseil.",
      ],
    ),
  },
  terms: termsOf({
    by: "l’association SEL des Deux Rives",
    email: "bonjour@sel-des-deux-rives.example",
    money: [
      "Le grain de sel mesure du temps donné et reçu. Il ne s’achète pas, ne se vend pas et ne se change pas en euros.",
      "La somme de tous les comptes est toujours zéro : ce que l’un reçoit, un autre le donne.",
    ],
  }),
};
