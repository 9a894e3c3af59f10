import type { Person } from "../story.ts";
import { foodShops } from "./foodShops.ts";
import { otherShops } from "./otherShops.ts";
import type { Shop } from "./shop.ts";

export const shops: readonly Shop[] = [...foodShops, ...otherShops];

const provider = ({ key, name, joined }: Shop): Person => ({ key, name, type: "provider", joined });

/** Providers who work for other providers, with invoices rather than at a counter. */
const workshops: readonly Person[] = [
  { key: "casse", name: "Imprimerie coopérative La Casse", type: "provider", joined: 0 },
  { key: "octets", name: "Les Octets solidaires", type: "provider", joined: 0 },
  { key: "copeaux", name: "Menuiserie Copeaux", type: "provider", joined: 0 },
  { key: "moulin", name: "Moulin de Peyrelongue", type: "provider", joined: 24, phone: "05 00 00 12 40" },
];

const associations: readonly Person[] = [
  { key: "coquelicots", name: "Crèche parentale Les Coquelicots", type: "association", joined: 0 },
  { key: "ricochet", name: "Radio Ricochet", type: "association", joined: 0 },
  { key: "sentier", name: "Les Amis du Sentier", type: "association", joined: 130 },
];

const individual = (key: string, name: string, joined = 0, message?: string): Person => ({
  key,
  name,
  type: "individual",
  joined,
  ...(message !== undefined && { message }),
});

/** The first of them founded the community. */
const individuals: readonly Person[] = [
  individual("maud", "Maud Lartigue"),
  { ...individual("yanis", "Yanis Berrada"), role: "teller" },
  { ...individual("solene", "Solène Gaudrie"), role: "manager" },
  { ...individual("bertrand", "Bertrand Casteljau"), role: "auditor" },
  { ...individual("ines", "Inès Malavergne"), phone: "06 39 98 12 34" },
  individual("thomas", "Thomas Roubichou"),
  individual("fatou", "Fatou Diarrassa"),
  individual("gael", "Gaël Kerbrat"),
  individual("lucie", "Lucie Montfaucon"),
  individual("samir", "Samir Haddouche"),
  individual("jo", "Joséphine Tarrade"),
  individual("victor", "Victor Pellerand"),
  individual("amina", "Amina Zerrouki"),
  individual("pauline", "Pauline Estèbe"),
  individual("marc", "Marc Lavigerie"),
  individual("odile", "Odile Fontagné"),
  individual("lea", "Léa Bouscarel", 12, "Ma voisine Inès m’en a parlé au marché."),
  individual("hugo", "Hugo Desmarets-Le Gall", 19),
  individual("nadia", "Nadia Benslimane", 33, "Je fais déjà mes courses chez vos adhérents !"),
  individual("paulo", "Paulo Ferreirinha", 45),
  individual("claire", "Claire Aubrespin", 61),
  individual("etienne", "Étienne Vialard", 77, "Est-ce qu’on peut payer le ciné ?"),
  individual("mei", "Meï Chauvet", 104),
  individual("raphael", "Raphaël Oustalet", 128),
  individual("sylvie", "Sylvie Grandchamp", 151, "Vu à la fête du fleuve."),
  individual("karim", "Karim Ouadah", 176),
  individual("eloise", "Éloïse Tabarly", 214, "Bonjour, je viens d’emménager."),
  individual("denis", "Denis Cazenave-Roy", 241),
  individual("aicha", "Aïcha Traorélan", 268),
  individual("benoit", "Benoît Lescarret", 283, "La boulangerie m’a convaincu."),
  individual("jeanne", "Jeanne Villenave", 305),
];

/** Everybody, in the order in which they joined. */
export const people: readonly Person[] = [
  ...individuals,
  ...shops.map(provider),
  ...workshops,
  ...associations,
].toSorted((one, other) => one.joined - other.joined);

/** Those who buy for themselves. */
export const buyers: readonly string[] = individuals.map(({ key }) => key);
