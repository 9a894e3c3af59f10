import type { Faces } from "../faces.ts";

/** The circle of exchange between the two banks of a river. */
export const faces: Faces = {
  colour: "#2f6f9f",
  description: "On s’échange des heures, des légumes et des coups de main d’une rive à l’autre.",
  logo: "logo-sel",
  cards: {
    mireille: { about: "Couture, ourlets, et l’accueil des nouveaux.", categories: ["sewing"] },
    driss: { about: "Petites réparations et montage de meubles.", categories: ["repair"] },
    brigitte: { about: "Garde d’enfants, conserves de saison.", categories: ["care", "cooking"] },
    rosa: { about: "Couturière à la retraite.", categories: ["sewing", "lessons"] },
    theo: { about: "Dépannage informatique contre légumes.", categories: ["computing"] },
    verger: {
      about: "Pommes, poires, coings, et des chantiers de taille ouverts à tous.",
      categories: ["growers", "garden"],
      place: {
        address: "Chemin des Deux Rives, 49250 Saint-Rémy-d’Authion",
        latitude: 47.449_2,
        longitude: -0.251_7,
      },
      hours: "Cueillette le samedi matin, d’août à novembre",
    },
    repair: {
      about: "On y répare ensemble, autour d’un café.",
      categories: ["repair"],
      place: {
        address: "4 place du Port, 49250 Saint-Rémy-d’Authion",
        latitude: 47.443_6,
        longitude: -0.262_9,
      },
      hours: "Premier et troisième samedis du mois, 14 h à 18 h",
    },
  },
};
