import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Member } from "@mereau/shared/contracts/members.ts";

type Words = {
  fileName: string;
  columns: readonly string[];
  statuses: Readonly<Record<Member["status"], string>>;
  roles: Readonly<Record<Member["role"], string>>;
};

/** What a table of members says, in each language. */
export const memberTableWords: Readonly<Record<Language, Words>> = {
  fr: {
    fileName: "membres.csv",
    columns: [
      "Numéro",
      "Nom",
      "E-mail",
      "Téléphone",
      "Type",
      "Situation",
      "Rôle",
      "Demande du",
      "Décision du",
    ],
    statuses: {
      applied: "candidature",
      active: "membre",
      refused: "refusée",
      suspended: "suspendu",
      left: "parti",
    },
    roles: {
      admin: "administration",
      manager: "gestion",
      teller: "comptoir",
      auditor: "contrôle des comptes",
      member: "membre",
    },
  },
  en: {
    fileName: "members.csv",
    columns: ["Number", "Name", "E-mail", "Phone", "Type", "Standing", "Role", "Applied on", "Decided on"],
    statuses: {
      applied: "applied",
      active: "member",
      refused: "refused",
      suspended: "suspended",
      left: "left",
    },
    roles: {
      admin: "administration",
      manager: "management",
      teller: "exchange desk",
      auditor: "audit",
      member: "member",
    },
  },
};
