import { sentences } from "#texts/language.ts";

export const say = sentences({
  fr: {
    lead: "Des paiements qui sortent de l’ordinaire. Rien n’est bloqué, personne n’est jugé.",
    states: { open: "À regarder", all: "Tous" },
    none: {
      open: "Rien à regarder : tout est comme d’habitude.",
      all: "Rien n’est encore sorti de l’ordinaire.",
    },
    payment: (amount: string, from: string, to: string) => `${amount}, de ${from} à ${to}`,
    note: "Note (facultative)",
    look: "Marquer comme regardé",
    looked: (by: string, day: string) => `Regardé par ${by}, ${day}.`,
    told: "C’est noté.",
  },
  en: {
    lead: "Payments that differ from what is usual. Nothing is blocked, nobody is judged.",
    states: { open: "To look at", all: "All" },
    none: {
      open: "Nothing to look at: all is as usual.",
      all: "Nothing has been out of the ordinary yet.",
    },
    payment: (amount: string, from: string, to: string) => `${amount}, from ${from} to ${to}`,
    note: "Note (optional)",
    look: "Mark as looked at",
    looked: (by: string, day: string) => `Looked at by ${by}, ${day}.`,
    told: "Noted.",
  },
});
