import type { Person } from "../story.ts";

const member = (key: string, name: string, joined = 0, message?: string): Person => ({
  key,
  name,
  type: "member",
  joined,
  ...(message !== undefined && { message }),
});

/** The first founded the group. */
export const people: readonly Person[] = [
  member("aurelie", "Aurélie Chabanon"),
  { ...member("loic", "Loïc Peyronnard"), role: "manager" },
  member("martine", "Martine Faugeras"),
  member("said", "Saïd Ouchrif"),
  member("violette", "Violette Jarrosson"),
  member("bruno", "Bruno Testanière"),
  member("ghislaine", "Ghislaine Roumieux"),
  member("antoine", "Antoine Escoffre"),
  member("lila", "Lila Montvernay"),
  member("patrice", "Patrice Aubagnac"),
  member("cecile", "Cécile Dronnet"),
  member("yohan", "Yohan Lestrade-Bô"),
  member("monique", "Monique Verdillac"),
  member("adama", "Adama Koulibert"),
  member("stephanie", "Stéphanie Beaulaton", 41, "Certifiée par cinq personnes du marché de Valsonne."),
  member("jerome", "Jérôme Pialat-Roux", 73),
  member("oceane", "Océane Grimaldet", 122, "J’ai lu le livre, je veux voir en vrai."),
  member("fernand", "Fernand Castelbou", 169),
  member("ines", "Inès Rochegude", 236),
  member("walid", "Walid Sahraoui-Mas", 288, "Apiculteur amateur, du miel à échanger."),
];
