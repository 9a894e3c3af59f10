import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about who is a recognised member. */
export type MembershipCode =
  | "not_recognised"
  | "own_certification"
  | "certifications_unused"
  | "certification_too_soon"
  | "certification_stock_exhausted"
  | "membership_rules_unmet"
  | "membership_revoked"
  | "renewal_too_early"
  | "renewed_by_managers"
  | "founders_enough";

export const membershipProblems: Readonly<Record<MembershipCode, Problem>> = {
  not_recognised: {
    status: 403,
    en: "Only recognised members certify others.",
    fr: "Seuls les membres reconnus certifient d’autres personnes.",
  },
  own_certification: {
    status: 422,
    en: "Nobody certifies themselves.",
    fr: "On ne se certifie pas soi-même.",
  },
  certifications_unused: {
    status: 409,
    en: "In this community the managers alone recognise members.",
    fr: "Dans cette communauté, seuls les gestionnaires reconnaissent les membres.",
  },
  certification_too_soon: {
    status: 409,
    en: "You certified somebody a short while ago. Please wait before the next one.",
    fr: "Vous avez certifié quelqu’un il y a peu. Patientez avant la prochaine fois.",
    inFigures: [{ fr: "Ce sera possible à partir du {from}.", en: "It is possible from {from} on." }],
  },
  certification_stock_exhausted: {
    status: 409,
    en: "You have given as many certifications as one may at a time. The next is possible when one ends.",
    fr: "Vous avez donné autant de certifications qu’on peut en donner à la fois. La suivante sera possible quand l’une prendra fin.",
    inFigures: [{ fr: "Ce sera à partir du {from}.", en: "That is from {from} on." }],
  },
  membership_rules_unmet: {
    status: 409,
    en: "The conditions for being a recognised member are not met yet.",
    fr: "Les conditions pour être membre reconnu ne sont pas encore réunies.",
    inFigures: [
      {
        fr: "Certifications reçues : {received} sur {needed}.",
        en: "Certifications received: {received} of {needed}.",
      },
      {
        fr: "Membres référents à portée : {reached} ; il en faut {reach}.",
        en: "Referees within reach: {reached}; {reach} are needed.",
      },
    ],
  },
  membership_revoked: {
    status: 409,
    en: "The managers have ended this membership. They alone can renew it.",
    fr: "Les gestionnaires ont mis fin à cette adhésion. Eux seuls peuvent la renouveler.",
  },
  renewal_too_early: {
    status: 409,
    en: "It is too early to renew.",
    fr: "Il est trop tôt pour renouveler.",
    inFigures: [{ fr: "Ce sera possible à partir du {from}.", en: "It will be possible from {from} on." }],
  },
  renewed_by_managers: {
    status: 403,
    en: "In this community the managers renew memberships.",
    fr: "Dans cette communauté, ce sont les gestionnaires qui renouvellent les adhésions.",
  },
  founders_enough: {
    status: 409,
    en: "There are enough founding members: others are recognised by the community’s rules.",
    fr: "Les membres fondateurs sont assez nombreux : les autres sont reconnus selon les règles de la communauté.",
  },
};
