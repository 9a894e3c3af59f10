import type { Category } from "#contracts/categories.ts";

const list = (rows: readonly (readonly [code: string, fr: string, en: string])[]): Category[] =>
  rows.map(([code, fr, en]) => ({ code, name: { fr, en } }));

/** What shops and workshops of a town are found by. */
export const shopCategories = list([
  ["food", "Alimentation", "Food"],
  ["growers", "Fermes et marchés", "Farms and markets"],
  ["eating", "Cafés et restaurants", "Cafés and restaurants"],
  ["home", "Maison et jardin", "Home and garden"],
  ["clothing", "Vêtements", "Clothing"],
  ["crafts", "Artisanat", "Crafts"],
  ["repair", "Bâtiment et réparation", "Building and repair"],
  ["health", "Santé et bien-être", "Health and well-being"],
  ["culture", "Livres et culture", "Books and culture"],
  ["mobility", "Vélos et transports", "Bicycles and transport"],
  ["services", "Services", "Services"],
  ["associations", "Associations", "Associations"],
]);

/** What people who help one another are found by. */
export const skillCategories = list([
  ["garden", "Jardin", "Garden"],
  ["cooking", "Cuisine et conserves", "Cooking and preserves"],
  ["repair", "Bricolage et réparation", "Odd jobs and repair"],
  ["sewing", "Couture et textile", "Sewing and textiles"],
  ["lessons", "Cours et langues", "Lessons and languages"],
  ["music", "Musique et arts", "Music and arts"],
  ["care", "Garde et compagnie", "Care and company"],
  ["transport", "Transport et coups de main", "Lifts and heavy lifting"],
  ["computing", "Informatique", "Computers"],
  ["lending", "Prêt de matériel", "Things to borrow"],
]);

/** Both, where shops and people help one another; what both have stands once. */
export const allCategories = [
  ...shopCategories,
  ...skillCategories.filter(({ code }) => !shopCategories.some((shop) => shop.code === code)),
];

/** What people who work under one roof are found by. */
export const tradeCategories = list([
  ["house", "La maison", "The house"],
  ["design", "Graphisme et dessin", "Design and drawing"],
  ["code", "Développement", "Programming"],
  ["writing", "Écriture et traduction", "Writing and translation"],
  ["making", "Fabrication", "Making"],
  ["electronics", "Électronique", "Electronics"],
  ["wood", "Bois", "Wood"],
  ["teaching", "Formation", "Teaching"],
  ["advice", "Conseil et gestion", "Advice and bookkeeping"],
]);
