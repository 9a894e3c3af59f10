import type { Person } from "../story.ts";

const coworker = (key: string, name: string, joined = 0, message?: string): Person => ({
  key,
  name,
  type: "coworker",
  joined,
  ...(message !== undefined && { message }),
});

/** The first founded the place; the bar is the house itself. */
export const people: readonly Person[] = [
  coworker("nolwenn", "Nolwenn Kerguelen-Petit"),
  { key: "bar", name: "La Matrice, le bar", type: "house", joined: 0 },
  { ...coworker("bastien", "Bastien Roquelaure"), role: "teller" },
  coworker("chloe", "Chloé Marsac"),
  coworker("idriss", "Idriss Mahfoud"),
  coworker("manon", "Manon Tessonneau"),
  coworker("pierre", "Pierre-Yves Guilhem"),
  coworker("zoe", "Zoé Lambertin"),
  coworker("kevin", "Kévin Dubarry"),
  coworker("asma", "Asma Belkheir"),
  coworker("florian", "Florian Castagnet"),
  coworker(
    "heloise",
    "Héloïse Brandelac",
    16,
    "Je suis illustratrice, je cherche un bureau deux jours par semaine.",
  ),
  coworker("tiago", "Tiago Moreirinha", 48),
  coworker("anouk", "Anouk Sarrazy", 83, "Le café est-il vraiment à 100 pokoù ?"),
  coworker("remi", "Rémi Pontonnier", 117),
  coworker("sarah", "Sarah Lewkovitch", 160),
  coworker("mathis", "Mathis Bordenave", 222, "Développeur, en télétravail, envie de voir du monde."),
  coworker("julia", "Julia Andrieux-Sow", 266),
  coworker("ousmane", "Ousmane Fofanel", 301),
];
