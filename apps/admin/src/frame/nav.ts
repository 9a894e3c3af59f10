import type { Role } from "@mereau/shared/membership/roles.ts";
import { sentences } from "#texts/language.ts";

const say = sentences({
  fr: {
    today: "Aujourd’hui",
    members: "Membres",
    counter: "Comptoir",
    fund: "Fonds de garantie",
    currencies: "Monnaie",
    tariff: "Tarif",
    reports: "Rapports",
    trust: "Confiance",
    team: "Équipe",
    approvals: "Accords à deux",
  },
  en: {
    today: "Today",
    members: "Members",
    counter: "Exchange desk",
    fund: "Guarantee fund",
    currencies: "Currency",
    tariff: "Tariff",
    reports: "Reports",
    trust: "Trust",
    team: "Team",
    approvals: "Approvals by two",
  },
});

type Place = {
  /** After the address of the app. */
  path: string;
  name: () => string;
  /** For whom it is. */
  roles: readonly Role[];
};

const allStaff: readonly Role[] = ["admin", "manager", "teller", "auditor"];

/** The main parts of the app, as the menu names them. A part shows to whoever may do something in it. */
export const places: readonly Place[] = [
  { path: "/", name: () => say().today, roles: allStaff },
  { path: "/members", name: () => say().members, roles: allStaff },
  { path: "/counter", name: () => say().counter, roles: allStaff },
  { path: "/fund", name: () => say().fund, roles: ["admin", "manager", "auditor"] },
  { path: "/currencies", name: () => say().currencies, roles: ["admin", "manager", "auditor"] },
  { path: "/tariff", name: () => say().tariff, roles: allStaff },
  { path: "/reports", name: () => say().reports, roles: ["admin", "manager", "auditor"] },
  { path: "/trust", name: () => say().trust, roles: ["admin", "manager", "auditor"] },
  { path: "/approvals", name: () => say().approvals, roles: allStaff },
  { path: "/team", name: () => say().team, roles: ["admin", "manager"] },
];
