import { sentences } from "#texts/language.ts";

/** The sentences of changing who a member is. */
export const say = sentences({
  fr: {
    open: "Modifier",
    title: (name: string) => `Qui est ${name} ?`,
    follows:
      "La personne se connecte par cette adresse ou ce téléphone : un changement vaut pour sa prochaine connexion.",
    name: "Nom",
    email: "E-mail",
    phone: "Téléphone",
    language: "Langue",
    nothing: "Vide : aucun.",
    save: "Enregistrer le profil",
    done: "Le profil est enregistré.",
  },
  en: {
    open: "Change",
    title: (name: string) => `Who is ${name}?`,
    follows: "They sign in by this address or phone: a change holds from the next time they sign in.",
    name: "Name",
    email: "E-mail",
    phone: "Phone",
    language: "Language",
    nothing: "Empty: none.",
    save: "Save the profile",
    done: "The profile is saved.",
  },
});
