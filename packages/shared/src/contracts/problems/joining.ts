import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals to those who come for the first time, and to those who invite them. */
export type JoiningCode =
  | "acceptance_missing"
  | "document_changed"
  | "document_version_taken"
  | "unknown_document"
  | "type_closed"
  | "phone_taken"
  | "too_many_applications"
  | "unknown_application"
  | "unknown_invitation"
  | "invitation_closed"
  | "members_do_not_invite"
  | "too_many_invitations"
  | "sms_not_offered"
  | "unknown_import"
  | "import_unreadable"
  | "import_closed"
  | "unknown_note";

export const joiningProblems: Readonly<Record<JoiningCode, Problem>> = {
  acceptance_missing: {
    status: 422,
    en: "One becomes a member here by accepting what the members agreed on.",
    fr: "Ici, on devient membre en acceptant ce dont les membres sont convenus.",
    inFigures: [
      { fr: "Il reste à lire et à accepter : {document}.", en: "Still to read and accept: {document}." },
    ],
  },
  document_changed: {
    status: 409,
    en: "This text has changed since you read it. Please read the new one, and accept it.",
    fr: "Ce texte a changé depuis que vous l’avez lu. Lisez le nouveau, puis acceptez-le.",
    inFigures: [
      { fr: "Il s’agit de : {document}, version {version}.", en: "It is {document}, version {version}." },
    ],
  },
  document_version_taken: {
    status: 409,
    en: "A text was in force under this version name already. Give the new one a name of its own.",
    fr: "Un texte a déjà été en vigueur sous ce nom de version. Donnez au nouveau un nom à lui.",
  },
  unknown_document: {
    status: 404,
    en: "There was never such a version of this text here.",
    fr: "Ce texte n’a jamais eu cette version ici.",
  },
  type_closed: {
    status: 409,
    en: "One cannot apply to be this kind of member just now, unless one is invited.",
    fr: "On ne peut pas demander à devenir ce type de membre en ce moment, sauf sur invitation.",
  },
  phone_taken: {
    status: 409,
    en: "A member already signs in with this telephone number.",
    fr: "Un membre se connecte déjà avec ce numéro de téléphone.",
  },
  too_many_applications: {
    status: 429,
    en: "Many applications have come from where you are. Please try again in an hour, or ask for an invitation.",
    fr: "Beaucoup de demandes sont venues de là où vous êtes. Réessayez dans une heure, ou demandez une invitation.",
  },
  unknown_application: {
    status: 404,
    en: "There is no such application here, or it is another device that knows of it.",
    fr: "Il n’y a pas de telle demande ici, ou c’est un autre appareil qui la connaît.",
  },
  unknown_invitation: {
    status: 404,
    en: "This invitation does not exist here. Check the code, or ask for another one.",
    fr: "Cette invitation n’existe pas ici. Vérifiez le code, ou demandez-en une autre.",
  },
  invitation_closed: {
    status: 409,
    en: "This invitation is no longer good: it is too old, was used up, or was taken back. Ask for another one.",
    fr: "Cette invitation ne vaut plus : elle est trop ancienne, épuisée, ou a été retirée. Demandez-en une autre.",
  },
  members_do_not_invite: {
    status: 403,
    en: "In this community, those who run it do the inviting.",
    fr: "Dans cette communauté, c’est l’équipe qui invite.",
  },
  too_many_invitations: {
    status: 409,
    en: "You have as many open invitations as one may. Take one back first, or wait until one is used.",
    fr: "Vous avez autant d’invitations ouvertes qu’on peut en avoir. Retirez-en une, ou attendez que l’une serve.",
  },
  unknown_import: {
    status: 404,
    en: "There is no such import here.",
    fr: "Il n’y a pas d’import de ce nom ici.",
  },
  import_unreadable: {
    status: 422,
    en: "This file cannot be read as a list of members: it needs a first line of headings, and from one to 25,000 lines after it.",
    fr: "Ce fichier ne se lit pas comme une liste de membres : il lui faut une première ligne d’intitulés, puis de 1 à 25 000 lignes.",
  },
  import_closed: {
    status: 409,
    en: "This import is under way: it can be put away once it is done.",
    fr: "Cet import est en cours : on pourra le ranger une fois terminé.",
  },
  unknown_note: {
    status: 404,
    en: "There is no such note, or it is not yours to delete.",
    fr: "Cette note n’existe pas, ou n’est pas à vous d’effacer.",
  },
  sms_not_offered: {
    status: 409,
    en: "This service sends no text messages. Please sign in with your e-mail address.",
    fr: "Ce service n’envoie pas de SMS. Connectez-vous avec votre adresse e-mail.",
  },
};
