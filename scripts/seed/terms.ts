import type { Agreement } from "./story.ts";

type Particular = {
  /** Who answers for the service: `l’association Le Miel`. */
  by: string;
  email: string;
  /** What the money is and is not. */
  money: readonly string[];
};

/** Numbers the lines of a text that people are asked to accept. */
export const numbered = (lead: string, lines: readonly string[]): string =>
  [lead, ...lines.map((line, index) => `${index + 1}. ${line}`)].join("\n\n");

/** The terms of use of a demonstration community: what they all have in common, and what its own money adds. */
export const termsOf = ({ by, email, money }: Particular): Agreement => ({
  version: "2025-2",
  text: numbered(`Ce service est tenu par ${by}. En l’utilisant, vous acceptez ce qui suit.`, [
    "Il est gratuit. Il sert à tenir vos comptes, à payer, à être payé et à retrouver qui accepte notre monnaie.",
    "Votre compte est personnel. Gardez votre code et votre téléphone pour vous ; vous pouvez donner à quelqu’un le droit de payer depuis un de vos comptes, dans la limite que vous fixez.",
    ...money,
    "Un paiement accepté est définitif. En cas d’erreur, celle ou celui qui a été payé peut rembourser, ou l’équipe annuler l’opération ; les deux restent visibles dans l’historique.",
    "Téléphone perdu ou volé ? Connectez-vous ailleurs et révoquez-le dans la liste de vos appareils, ou prévenez-nous : plus rien ne partira de lui.",
    "Nous conservons votre nom, votre adresse e-mail ou votre téléphone et vos opérations, pour tenir les comptes et parce que la loi le demande. Nous ne les vendons ni ne les prêtons à personne.",
    "Les autres membres voient votre nom et votre numéro de membre, jamais votre solde ni vos coordonnées, sauf si vous les publiez dans votre fiche.",
    "Vous pouvez à tout moment demander une copie de vos données, les faire corriger, et quitter la communauté. Les écritures déjà passées restent dans les comptes, sans votre nom.",
    "Nous faisons de notre mieux pour que le service soit toujours là. S’il s’arrête un moment, rien de ce qui a été payé n’est perdu.",
    "Si nous changeons ces conditions, vous serez invité à lire la nouvelle version avant de l’accepter. L’ancienne reste consultable.",
    `Une question, une réclamation ? Écrivez à ${email} : une personne vous répond.`,
  ]),
});
