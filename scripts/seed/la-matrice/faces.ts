import type { Faces } from "../faces.ts";

/** The coworking space and those who work there. */
export const faces: Faces = {
  colour: "#8a3f6b",
  description: "Un lieu pour travailler, bricoler et boire un café à plusieurs.",
  logo: "logo-la-matrice",
  cards: {
    bar: {
      about: "Cafés, sirops, tartines, et les clés de la salle de réunion.",
      categories: ["house"],
      hours: "Du lundi au vendredi, 8 h 30 à 19 h",
      photo: "coffee",
    },
    chloe: { about: "Traductrice de l’espagnol et du portugais.", categories: ["writing"] },
    heloise: { about: "Illustratrice, livres pour enfants.", categories: ["design"] },
    mathis: { about: "Développeur, plutôt web.", categories: ["code"] },
    idriss: { about: "Comptabilité des petites structures.", categories: ["advice"] },
  },
};
