import type { Language } from "#contracts/common.ts";

/** What members are told of, kind by kind, in the order in which they are shown. */
export const notificationKinds = [
  "payment_received",
  "ordered_payment",
  "automatic_payment",
  "payment_failed",
  "request_received",
  "request_answered",
  "certification",
  "membership",
  "membership_fee",
  "task",
  "receipt",
  "expiry",
  "credit_help",
  "community_notice",
  "management",
  "security",
] as const;

export type NotificationKind = (typeof notificationKinds)[number];

/** The ways by which news of a kind goes. */
export type Ways = { email: boolean; push: boolean };

type KindRule = Ways & {
  /** Always sent by e-mail, whatever a member chooses: they must know, or their account is not safe. */
  emailAlways?: true;
  /** Sent to those who run the community alone. */
  forManagers?: true;
  name: Readonly<Record<Language, string>>;
};

/** By which ways each kind goes to whoever has chosen nothing, and what it is called. */
export const notificationRules: Readonly<Record<NotificationKind, KindRule>> = {
  payment_received: { email: false, push: true, name: { fr: "Paiements reçus", en: "Payments received" } },
  ordered_payment: {
    email: false,
    push: true,
    name: {
      fr: "Versements programmés et paiements groupés qui sont faits",
      en: "Standing orders and batch payments that were made",
    },
  },
  automatic_payment: {
    email: true,
    push: true,
    name: { fr: "Paiements acceptés d’avance, faits en votre nom", en: "Payments agreed to beforehand" },
  },
  payment_failed: {
    email: true,
    push: true,
    name: {
      fr: "Versements et paiements groupés qui n’ont pas pu être faits",
      en: "Standing orders and batch payments that failed or ended",
    },
  },
  request_received: {
    email: true,
    push: true,
    name: { fr: "Demandes de paiement reçues", en: "Payment requests received" },
  },
  request_answered: {
    email: true,
    push: true,
    name: { fr: "Réponses à vos demandes de paiement", en: "Answers to your payment requests" },
  },
  certification: {
    email: false,
    push: true,
    name: { fr: "Certifications reçues", en: "Certifications received" },
  },
  membership: {
    email: true,
    push: true,
    name: { fr: "Votre adhésion : début, fin, rappels", en: "Your membership: beginning, end, reminders" },
  },
  membership_fee: {
    email: true,
    push: true,
    emailAlways: true,
    name: { fr: "Cotisations", en: "Membership fees" },
  },
  task: { email: true, push: true, name: { fr: "Tâches et demandes de validation", en: "Tasks and claims" } },
  receipt: { email: true, push: false, name: { fr: "Reçus d’achats et de recharges", en: "Sale receipts" } },
  expiry: {
    email: true,
    push: true,
    name: { fr: "Unités à dépenser avant qu’elles expirent", en: "Units to spend before they expire" },
  },
  credit_help: {
    email: true,
    push: false,
    name: { fr: "Aide aux comptes longtemps sous zéro", en: "Help for accounts long below zero" },
  },
  community_notice: {
    email: true,
    push: false,
    emailAlways: true,
    name: { fr: "Règles de la communauté qui changent", en: "Rules of the community that change" },
  },
  management: {
    email: true,
    push: false,
    emailAlways: true,
    forManagers: true,
    name: { fr: "Gestion de la communauté", en: "Running the community" },
  },
  security: {
    email: true,
    push: true,
    emailAlways: true,
    name: { fr: "Connexions et appareils", en: "Sign-ins and devices" },
  },
};

/** By which ways news of a kind goes to a member who has chosen so, or nothing. */
export function waysFor(kind: NotificationKind, chosen: Ways | undefined): Ways {
  const { email, push, emailAlways = false } = notificationRules[kind];
  const wanted = chosen ?? { email, push };
  return { email: emailAlways || wanted.email, push: wanted.push };
}
