import type { Role } from "@mereau/shared/membership/roles.ts";
import { type Tab, Tabs } from "#frame/Tabs.tsx";
import { say } from "#screens/tariff/texts.ts";

const managers: readonly Role[] = ["admin", "manager"];

const tabs: readonly Tab[] = [
  { path: "/tariff", name: () => say().tabs.products, roles: [...managers, "teller", "auditor"] },
  { path: "/tariff/tasks", name: () => say().tabs.tasks, roles: [...managers, "auditor"] },
  { path: "/tariff/cards", name: () => say().tabs.cards, roles: [...managers, "teller"] },
  { path: "/tariff/kiosks", name: () => say().tabs.kiosks, roles: managers },
  { path: "/tariff/seller", name: () => say().tabs.seller, roles: ["admin"] },
];

/** The parts of what is sold and earned, each a screen. */
export const TariffTabs = () => <Tabs label={say().title} tabs={tabs} />;
