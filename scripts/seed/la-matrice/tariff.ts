import type { Tariff } from "../story.ts";
import { sales } from "./sales.ts";

const product = (key: string, fr: string, en: string, amount: number, category: string) => ({
  key,
  name: { fr, en },
  category,
  amount: String(amount),
  // A hundred pokoù are a euro
  euros: (amount / 100).toFixed(2),
});

const task = (key: string, fr: string, en: string, amount: number) => ({
  key,
  name: { fr, en },
  amount: String(amount),
});

/** What stands on the blackboard behind the bar, and on the door of the fridge. */
export const tariff: Tariff = {
  currency: "POKOU",
  pot: "POKOU:pot-solidarity",
  seller: {
    name: "Association La Matrice",
    address: "2 quai des Goémoniers\nPort-Navalo-sur-Loire",
    registration: "RNA W123456789",
    vatRemark: "TVA non applicable, art. 293 B du CGI",
  },
  house: "bar",
  products: [
    product("coffee", "Café", "Coffee", 100, "bar"),
    product("tea", "Thé", "Tea", 80, "bar"),
    product("cookie", "Cookie", "Cookie", 150, "bar"),
    product("beer", "Bière du jeudi", "Thursday beer", 350, "bar"),
    product("print", "12 pages couleur", "12 colour pages", 240, "bureau"),
    product("half-day", "Demi-journée", "Half a day", 700, "bureau"),
    product("day", "Pass journée", "Day pass", 1200, "bureau"),
    product("meeting", "Salle de réunion, 2 h", "Meeting room, 2 h", 2400, "bureau"),
  ],
  tasks: [
    task("opening", "Tenir une permanence", "Host an opening", 1500),
    task("workshop", "Animer un atelier", "Run a workshop", 2000),
    task("tutorial", "Écrire un tutoriel", "Write a tutorial", 1800),
    task("plants", "Arroser les plantes une semaine", "Water the plants for a week", 300),
  ],
  validators: ["bastien"],
  claims: [
    { by: "idriss", task: "opening", note: "Mardi, de 14 h à 18 h" },
    { by: "manon", task: "plants", note: "La semaine dernière" },
  ],
  sales,
};
