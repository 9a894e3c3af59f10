import type { Faces } from "../faces.ts";

/** A place in the small town, so many steps of a metre or so north and east of its market hall. */
const at = (address: string, north: number, east: number) => ({
  address: `${address}, 49320 Garenne-sur-Aubance`,
  latitude: (4_737_000 + north) / 1e5,
  longitude: (east - 55_000) / 1e5,
});

/** The honey’s colour, and what its providers tell of themselves. */
export const faces: Faces = {
  colour: "#c77800",
  description: "La monnaie du Val de Garenne : ce qu’on dépense ici reste ici, et fait vivre nos voisins.",
  logo: "logo-le-miel",
  cards: {
    fournil: {
      about:
        "Pain au levain et viennoiseries au beurre, cuits au feu de bois. Farines du Moulin de Peyrelongue.",
      categories: ["food"],
      place: at("3 rue des Halles", 20, 35),
      hours: "Du mardi au samedi, 7 h à 13 h et 16 h à 19 h ; dimanche, 7 h à 12 h 30",
      website: "https://fournil.example",
      photo: "bread",
    },
    jardins: {
      about: "Légumes de saison, sans chimie, cueillis le matin. Au marché le mercredi et le samedi.",
      categories: ["growers", "food"],
      place: at("Lieu-dit Peyrelune", 1_130, -940),
      hours: "Vente à la ferme le vendredi, 16 h à 19 h",
      photo: "vegetables",
    },
    perrine: {
      about: "Fromages affinés par de petites laiteries, choisis un à un. Plateaux sur commande.",
      categories: ["food", "growers"],
      place: at("Place du Marché, étal 12", 5, -8),
      hours: "Mercredi et samedi, 8 h à 13 h",
      photo: "cheese",
    },
    epicerie: {
      about: "Vrac, produits du pays et tout ce qui manque toujours au dernier moment.",
      categories: ["food", "home"],
      place: at("18 montée de l’Église", 160, 90),
      hours: "Du mardi au samedi, 9 h à 19 h 30 ; lundi, 15 h à 19 h 30",
      photo: "basket",
    },
    cafe: {
      about: "Terrasse sous les platanes, plat du jour, jeux de société et concerts le vendredi.",
      categories: ["eating"],
      place: at("1 place des Platanes", -30, 60),
      hours: "Tous les jours sauf lundi, 8 h à 22 h",
      photo: "coffee",
    },
    alienor: {
      about: "Cuisine de saison, six tables, une ardoise qui change tous les deux jours.",
      categories: ["eating"],
      place: at("7 quai de l’Aubance", -140, 130),
      hours: "Du mardi au samedi, midi et soir, sur réservation",
      photo: "table",
    },
    heron: {
      about: "Bières brassées à Garenne avec du houblon et de l’orge d’à côté.",
      categories: ["food", "eating"],
      place: at("22 route de l’Écluse", -420, 390),
      hours: "Jeudi et vendredi, 17 h à 22 h ; samedi, 11 h à 22 h",
      photo: "beer",
    },
    ormes: {
      about: "Vins nature de trois hectares de coteau. On goûte avant.",
      categories: ["growers", "food"],
      place: at("Domaine des Trois Ormes", 1_720, 1_260),
      hours: "Mercredi et samedi matin",
      photo: "wine",
    },
    rucher: {
      about: "Miels de châtaignier, d’acacia et de ronce, bougies et pain d’épices.",
      categories: ["growers", "food"],
      place: at("Chemin de Combelongue", -1_480, 870),
      photo: "honey",
    },
    torref: {
      about: "Cafés torréfiés sur place, en petites quantités, le mardi et le jeudi.",
      categories: ["food", "eating"],
      place: at("11 rue du Puits", 70, -95),
      hours: "Du mardi au samedi, 10 h à 18 h",
      photo: "roast",
    },
    amap: { about: "Un panier par semaine, le vendredi soir.", categories: ["growers", "associations"] },
    librairie: {
      about: "Romans, bande dessinée, essais, jeunesse. Nous commandons tout le reste en trois jours.",
      categories: ["culture"],
      place: at("5 rue des Halles", 24, 46),
      hours: "Du mardi au samedi, 9 h 30 à 12 h 30 et 14 h à 19 h",
      website: "https://page-cornee.example",
      photo: "books",
    },
    lampyre: {
      about: "Une salle, quatre-vingts fauteuils, des films en version originale et un ciné-goûter.",
      categories: ["culture"],
      place: at("2 impasse du Théâtre", -85, -60),
      hours: "Du mercredi au dimanche, séances à 18 h et 20 h 30",
      photo: "cinema",
    },
    velo: {
      about: "Réparation, vélos d’occasion et atelier où l’on apprend à réparer le sien.",
      categories: ["mobility", "repair"],
      place: at("34 avenue de la Gare", 310, -270),
      hours: "Du mardi au samedi, 9 h à 12 h et 14 h à 18 h 30",
      photo: "bicycle",
    },
    hirondelle: {
      about: "Coupes pour tout le monde, colorations végétales.",
      categories: ["health", "services"],
      place: at("9 rue du Puits", 64, -88),
      photo: "hair",
    },
    savons: {
      about: "Savons à froid, à l’huile d’olive et au lait d’ânesse du village.",
      categories: ["crafts", "health"],
      place: at("La Palu", -930, -640),
      photo: "soap",
    },
    manche: {
      about: "Meubles, vaisselle, vêtements et outils qui ont encore beaucoup à donner.",
      categories: ["home", "clothing", "associations"],
      place: at("Zone des Landes, hangar 4", 640, 480),
      hours: "Mercredi, vendredi et samedi, 10 h à 18 h",
    },
    osier: {
      about: "Fleurs de saison cultivées dans le pays, et vannerie.",
      categories: ["home", "crafts"],
      place: at("14 rue des Halles", 38, 78),
      photo: "flowers",
    },
    sauge: {
      about: "Plantes, tisanes et conseils.",
      categories: ["health"],
      place: at("6 rue Basse", -55, 20),
    },
    osteo: { categories: ["health"], place: at("3 quai de l’Aubance", -128, 100) },
    yoga: { categories: ["health"], place: at("28 rue Basse", -96, -30) },
    reverbere: {
      about: "Théâtre de rue et ateliers.",
      categories: ["culture"],
      place: at("L’Ancienne Forge", 210, 180),
    },
    casse: { categories: ["services", "crafts"], place: at("Zone des Landes, atelier 2", 655, 452) },
    octets: {
      about: "Sites, dépannage, logiciels libres.",
      categories: ["services"],
      place: at("20 rue du Puits", 92, -120),
    },
    copeaux: {
      about: "Cuisines, escaliers, fenêtres.",
      categories: ["repair", "crafts"],
      place: at("Route de Brissac", 520, 730),
    },
    moulin: {
      about: "Farines de blés anciens, moulues sur meule de pierre.",
      categories: ["growers"],
      place: at("Moulin de Peyrelongue", 1_310, -1_620),
      phoneShown: true,
    },
    coquelicots: { categories: ["associations"], place: at("12 rue de l’École", 120, -40) },
    sentier: { about: "On balise, on débroussaille, on marche le dimanche.", categories: ["associations"] },
    ricochet: {
      about: "On nous écoute sur 98.6.",
      categories: ["associations", "culture"],
      place: at("L’Ancienne Forge", 214, 186),
    },
  },
};
