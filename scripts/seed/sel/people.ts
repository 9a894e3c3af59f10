import type { Person } from "../story.ts";

const member = (key: string, name: string, joined = 0, message?: string): Person => ({
  key,
  name,
  type: "individual",
  joined,
  ...(message !== undefined && { message }),
});

/** The first founded the circle. */
export const people: readonly Person[] = [
  member("mireille", "Mireille Astoul"),
  { ...member("jeanpaul", "Jean-Paul Rieumajou"), role: "manager" },
  { ...member("colette", "Colette Vergnaud"), role: "auditor" },
  member("driss", "Driss El Kassimi"),
  member("annick", "Annick Pouyfaucon"),
  member("roland", "Roland Mauzac"),
  member("sabine", "Sabine Delorge"),
  member("louis", "Louis Carbonnières"),
  member("yvette", "Yvette Sallabert"),
  member("quentin", "Quentin Fargeas"),
  member("naima", "Naïma Cherroufi"),
  member("gilles", "Gilles Tournissac"),
  member("elsa", "Elsa Brouqueyre"),
  member("henri", "Henri Puymartin"),
  member("camille", "Camille Vidaillet"),
  member("ali", "Ali Demirkan"),
  { key: "verger", name: "Le Verger partagé", type: "business", joined: 0 },
  member("brigitte", "Brigitte Lacombelle", 27, "Je peux garder des enfants et faire des conserves."),
  member("simon", "Simon Hautefaye", 64),
  member("rosa", "Rosa Monteirinho", 96, "Couturière à la retraite !"),
  member("theo", "Théo Bassaler", 140, "Dépannage informatique contre légumes."),
  member("francoise", "Françoise Escurat", 181),
  member("malik", "Malik Bensaouda", 207),
  member("agathe", "Agathe Chantelauve", 249, "On m’a parlé de vous à la bourse locale d’échanges."),
  { key: "repair", name: "Café des Bricoles", type: "business", joined: 290 },
];
