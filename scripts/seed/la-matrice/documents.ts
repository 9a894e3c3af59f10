import type { Documents } from "../story.ts";
import { numbered, termsOf } from "../terms.ts";

/** What those who work and drink coffee at La Matrice have agreed on. */
export const documents: Documents = {
  charter: {
    version: "2025-2",
    text: numbered(
      "La Matrice est un lieu partagé, tenu par celles et ceux qui y travaillent. Voici comment nous y vivons.",
      [
        "100 pokoù valent un euro et se dépensent au bar : café, impressions, passes à la journée, salle de réunion.",
        "Les <3 n’ont pas de prix : ils se donnent, vingt par mois et par personne, pour dire merci.",
        "Qui n’a plus rien peut boire son café : la caisse de solidarité complète, dans la limite de 2 000 pokoù par mois, et personne n’a à s’expliquer.",
        "Le temps donné au lieu (une permanence, un atelier, un coup de peinture) se paie en pokoù, selon le barème affiché.",
        "Nous téléphonons dans les cabines, nous parlons bas dans la grande salle, nous rions en terrasse.",
        "Chacun lave sa tasse, et une de plus.",
        "Le dernier parti ferme les fenêtres, éteint les lumières et met l’alarme.",
        "Le lieu est à tous : on y vient comme on est, on s’y adresse la parole avec respect, et l’équipe agit si quelqu’un ne s’y sent pas en sûreté.",
        "Une idée, un reproche ? Le tableau du couloir, puis la réunion du premier mardi.",
      ],
    ),
  },
  terms: termsOf({
    by: "l’association La Matrice, Port-Navalo-sur-Loire",
    email: "bonjour@la-matrice.example",
    money: [
      "Les pokoù se paient d’avance et ne se remboursent pas ; ils ne servent qu’ici.",
      "Ce qui n’est pas dépensé au bout de vingt-quatre mois rejoint la caisse de solidarité, après un rappel trente jours avant.",
    ],
  }),
};
