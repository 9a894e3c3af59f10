import { sentences } from "#texts/language.ts";

/** The sentences of what managers note of a member. */
export const say = sentences({
  fr: {
    title: "Notes des gestionnaires",
    lead: "Le membre ne les voit pas dans son portefeuille ; il les reçoit s’il demande ses données.",
    none: "Aucune note.",
    write: "Une note",
    add: "Ajouter la note",
    added: "La note est ajoutée.",
    by: (name: string, day: string) => `${name}, ${day}`,
    remove: "Supprimer",
    removeTitle: "Supprimer cette note ?",
    removeFollows: "Elle ne pourra pas être retrouvée.",
    removed: "La note est supprimée.",
  },
  en: {
    title: "Managers’ notes",
    lead: "The member does not see them in the wallet; they get them when they ask for their data.",
    none: "No note.",
    write: "A note",
    add: "Add the note",
    added: "The note is added.",
    by: (name: string, day: string) => `${name}, ${day}`,
    remove: "Delete",
    removeTitle: "Delete this note?",
    removeFollows: "It cannot be found again.",
    removed: "The note is deleted.",
  },
});
