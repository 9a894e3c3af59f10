import { useLocation } from "preact-iso";

import type { Role } from "@mereau/shared/membership/roles.ts";
import { say } from "#screens/tariff/texts.ts";
import { hasRole } from "#session/me.ts";
import { at } from "#shell.ts";

type Tab = keyof ReturnType<typeof say>["tabs"];

const managers: readonly Role[] = ["admin", "manager"];
const allStaff: readonly Role[] = [...managers, "teller", "auditor"];

const tabs: readonly { name: Tab; path: string; roles: readonly Role[] }[] = [
  { name: "products", path: "/tariff", roles: allStaff },
  { name: "cards", path: "/tariff/cards", roles: [...managers, "teller"] },
  { name: "kiosks", path: "/tariff/kiosks", roles: managers },
  { name: "seller", path: "/tariff/seller", roles: ["admin"] },
];

/** The parts of what is sold and earned, each a screen. */
export function TariffTabs() {
  const { path } = useLocation();
  const words = say();
  return (
    <nav class="tabs" aria-label={words.title}>
      {tabs
        .filter(({ roles }) => hasRole(...roles))
        .map((tab) => (
          <a key={tab.name} href={at(tab.path)} aria-current={path === at(tab.path) ? "page" : undefined}>
            {words.tabs[tab.name]}
          </a>
        ))}
    </nav>
  );
}
