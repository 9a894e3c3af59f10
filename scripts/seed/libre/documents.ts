import type { Documents } from "../story.ts";
import { numbered, termsOf } from "../terms.ts";

/** What those who make the money of the Haut-Pays together have agreed on: the licence that each of them accepts. */
export const documents: Documents = {
  charter: {
    version: "2025-2",
    text: numbered(
      "La monnaie libre du Haut-Pays est créée par ses membres, à parts égales, chaque jour. En devenant membre, chacun accepte cette licence.",
      [
        "Chaque membre reconnu reçoit chaque jour la même part de monnaie, le dividende universel. Personne d’autre n’en crée.",
        "Une personne vivante n’a qu’un seul compte de membre. En ouvrir deux, c’est prendre la part des autres.",
        "On devient membre quand assez de membres certifient qu’ils nous connaissent.",
        "Ne certifiez que quelqu’un que vous connaissez assez bien pour le retrouver par plusieurs moyens : adresse, téléphone, amis communs.",
        "Avant de certifier, assurez-vous de vive voix que la personne a lu cette licence et qu’elle sait retrouver son compte.",
        "Certifier à la légère met toute la toile en danger : si vous découvrez un double compte, dites-le aussitôt aux autres membres.",
        "Une certification dure deux ans et ne se vend pas. Une adhésion se renouvelle chaque année.",
        "Le dividende est réévalué tous les six mois selon la règle publiée ; aucune équipe ne peut en décider autrement.",
        "Les prix sont libres. Compter en dividendes plutôt qu’en unités aide à les comparer dans le temps et entre générations.",
        "Qui cesse d’être membre garde sa monnaie et peut continuer à payer et à être payé.",
      ],
    ),
  },
  terms: termsOf({
    by: "le groupe local de la monnaie libre du Haut-Pays",
    email: "bonjour@monnaie-libre-du-haut-pays.example",
    money: [
      "La cime n’est gagée sur rien et ne s’échange pas ici contre des euros : sa valeur est celle de ce que nous nous offrons.",
      "Votre compte ne descend pas sous zéro.",
    ],
  }),
};
