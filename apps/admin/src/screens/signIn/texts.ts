import { sentences } from "#texts/language.ts";

export const say = sentences({
  fr: {
    title: "Entrer",
    lead: (name: string) => `Pour les personnes qui gèrent ${name}.`,
    address: "Votre adresse e-mail",
    addressHint: "Nous vous y envoyons un code. Il n’y a pas de mot de passe.",
    send: "Recevoir un code",
    sentTo: (address: string) =>
      `Un code vient de partir à ${address}, si la communauté connaît cette adresse.`,
    code: "Le code reçu",
    enter: "Entrer",
    other: "Prendre une autre adresse",
    notStaff: (name: string) => `${name}, cette partie est réservée à l’équipe`,
    notStaffAdvice:
      "Votre portefeuille, lui, vous est ouvert. Si vous devez gérer la communauté, demandez à une personne de l’équipe de vous donner un rôle.",
    toWallet: "Ouvrir mon portefeuille",
    trouble: "On ne peut pas ouvrir la page pour l’instant",
  },
  en: {
    title: "Come in",
    lead: (name: string) => `For the people who run ${name}.`,
    address: "Your e-mail address",
    addressHint: "We send you a code there. There is no password.",
    send: "Send me a code",
    sentTo: (address: string) => `A code has just left for ${address}, if the community knows this address.`,
    code: "The code you received",
    enter: "Come in",
    other: "Use another address",
    notStaff: (name: string) => `${name}, this part is for the team`,
    notStaffAdvice:
      "Your wallet is open to you. If you are to run the community, ask somebody of the team to give you a role.",
    toWallet: "Open my wallet",
    trouble: "The page cannot be opened for now",
  },
});
