import type { Faces } from "../faces.ts";

/** The group of the high country. */
export const faces: Faces = {
  colour: "#5b7f3a",
  description: "Une monnaie qui naît à parts égales, chaque jour, pour chaque membre reconnu.",
  logo: "logo-libre",
  cards: {
    aurelie: { about: "Plants, graines et un grand jardin à partager.", categories: ["garden"] },
    martine: { about: "Confitures, sirops, pain du dimanche.", categories: ["cooking"] },
    said: { about: "Cours d’arabe et de mathématiques.", categories: ["lessons"] },
    violette: { about: "Accordéon, bals et veillées.", categories: ["music"] },
    walid: { about: "Apiculteur amateur, du miel à échanger.", categories: ["cooking", "garden"] },
  },
};
